package io.github.perfreport.changes;

import static io.github.perfreport.changes.Histories.lane;
import static io.github.perfreport.changes.Histories.runs;
import static io.github.perfreport.changes.Histories.step;
import static io.github.perfreport.changes.Histories.weeks;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.weekly.ResourceWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class FindChangesTest {

  private static final String METRIC = "LIST-nodes-count";

  @Test
  void lanesMeetAndEachHasItsEvents(TestPipeline pipeline) {
    List<Lane> lanes =
        List.of(
            lane("one", ChangeRules.DEFAULT, METRIC),
            lane("other", ChangeRules.DEFAULT, METRIC),
            lane("without-data", ChangeRules.DEFAULT, METRIC));
    List<KV<String, ResourceWeek>> weeks = new ArrayList<>();
    weeks(runs(60, step(50, 10, 30))).forEach(week -> weeks.add(KV.of("one/vmi", week)));
    weeks(runs(60, step(51, 5, 9))).forEach(week -> weeks.add(KV.of("other/vmi", week)));

    PCollection<LaneChanges> changes =
        pipeline
            .apply(
                Create.of(weeks)
                    .withCoder(
                        KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(ResourceWeek.class))))
            .apply(GroupByKey.create())
            .apply(FindChanges.of(lanes))
            .apply(TellEvents.of(lanes));

    PAssert.that(changes).satisfies(FindChangesTest::agree);
    pipeline.run().waitUntilFinish();
  }

  private static Void agree(Iterable<LaneChanges> lanes) {
    Map<String, String> elsewhere = new TreeMap<>();
    for (LaneChanges lane : lanes) {
      Event event = lane.events().get(0);
      assertThat(lane.alarms(), is(true));
      assertThat(event.elsewhere().size(), is(1));
      elsewhere.put(lane.lane(), event.elsewhere().get(0).series().lane());
    }
    assertThat(elsewhere, is(Map.of("one", "other", "other", "one")));
    return null;
  }
}
