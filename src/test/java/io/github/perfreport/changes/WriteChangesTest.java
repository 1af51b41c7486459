package io.github.perfreport.changes;

import static io.github.perfreport.changes.Histories.runs;
import static io.github.perfreport.changes.Histories.step;
import static io.github.perfreport.changes.Histories.weeks;
import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.reporting.ChangesFile;
import io.github.perfreport.testing.Written;
import io.github.perfreport.weekly.ResourceWeek;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.Keys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WriteChangesTest {

  private static final String METRIC = "LIST-nodes-count";

  @TempDir private Path output;

  @Test
  void lanesMeetAndEachHasItsEvents(TestPipeline pipeline) throws IOException {
    List<Lane> lanes =
        Stream.of("one", "other", "without-data")
            .map(name -> lane(name).metrics("vmi", METRIC).output(output).build())
            .toList();
    List<KV<String, ResourceWeek>> weeks = new ArrayList<>();
    weeks(runs(60, step(50, 10, 30))).forEach(week -> weeks.add(KV.of("one/vmi", week)));
    weeks(runs(60, step(51, 5, 9))).forEach(week -> weeks.add(KV.of("other/vmi", week)));

    PCollectionTuple written =
        pipeline
            .apply(
                Create.of(weeks)
                    .withCoder(
                        KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(ResourceWeek.class))))
            .apply(GroupByKey.create())
            .apply(FindChanges.of(lanes))
            .apply(WriteChanges.of(lanes));

    PAssert.that(written.get(WriteChanges.BY_RESOURCE).apply(Keys.create()))
        .containsInAnyOrder("one/vmi", "other/vmi");
    PAssert.that(written.get(WriteChanges.LAPSES)).empty();
    pipeline.run().waitUntilFinish();

    assertThat(
        Written.below(output),
        contains(
            "weekly/one/changes.json",
            "weekly/one/report.md",
            "weekly/other/changes.json",
            "weekly/other/report.md"));
    assertAgrees("one", "other");
    assertAgrees("other", "one");
  }

  private void assertAgrees(String name, String other) throws IOException {
    LaneChanges lane = ChangesFile.read(output.resolve("weekly/" + name).toString()).orElseThrow();
    Event event = lane.events().get(0);
    assertThat(lane.alarms(), is(true));
    assertThat(event.elsewhere(), hasSize(1));
    assertThat(event.elsewhere().get(0).series().lane(), is(other));
  }
}
