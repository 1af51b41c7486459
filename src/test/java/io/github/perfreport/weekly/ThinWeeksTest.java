package io.github.perfreport.weekly;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.WeeklyRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ThinWeeksTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final List<String> METRICS = List.of("each", "rare", "never");

  @Test
  void aWeekOfFewRunsStaysAsItIs() {
    ResourceWeek week = week(200);

    assertThat(week.thinned(200, METRICS), is(sameInstance(week)));
  }

  @Test
  void theRunsThatStayAreEvenlyAmongAllAndTheNewestIsOneOfThem() {
    List<Integer> left =
        week(1_000).thinned(4, List.of("each")).runs().stream()
            .map(run -> (int) run.values()[0])
            .toList();

    assertThat(left, is(List.of(250, 500, 750, 1_000)));
  }

  @Test
  void aMetricThatFewRunsHaveKeepsAPoint() {
    ResourceWeek thin = week(1_000).thinned(4, METRICS);

    assertThat(thin.runs().size(), is(5));
    assertThat(thin.records(METRICS).get("rare").points().get(0).value(), is(17.0));
  }

  @Test
  void theFiguresAreThoseOfAllRunsHoweverOftenAWeekIsThinned() {
    ResourceWeek thin = week(1_000).thinned(100, METRICS).thinned(10, METRICS);
    Map<String, WeeklyRecord> records = thin.records(METRICS);

    // Of 1 to 1,000 in steps of one.
    assertThat(
        records.get("each").points().size(), is(11)); // ten, and the one with the rare metric
    assertThat(records.get("each").statistics().count(), is(1_000));
    assertThat(records.get("each").statistics().average(), is(500.5));
    assertThat(records.get("each").statistics().p95(), is(closeTo(950.05, 1e-9)));
    assertThat(records.get("each").statistics().stdDev(), is(closeTo(288.819436, 1e-6)));
    assertThat(records.get("rare").statistics().count(), is(1));
    assertThat(records.containsKey("never"), is(false));
  }

  @Test
  void itsBytesAreReadBackAsTheyWere() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(
        new ResourceWeekCoder(), week(1_000).thinned(4, METRICS));
  }

  @Test
  void thePipelineKeepsTwoHundredRunsOfAWeek(TestPipeline pipeline) {
    Lane lane = lane("lane").metrics("vmi", "each", "rare", "never").build();

    PAssert.thatSingleton(
            pipeline
                .apply(Create.of(KV.of("lane/vmi", week(300))).withCoder(ResourceWeekCoder.KEYED))
                .apply(ThinWeeks.of(List.of(lane))))
        .satisfies(
            thin -> {
              assertThat(thin.getValue(), is(week(300).thinned(200, METRICS)));
              return null;
            });
    pipeline.run();
  }

  @Test
  void weeksLeaveTheirWindows(TestPipeline pipeline) {
    Lane lane = lane("lane").metrics("vmi", "each", "rare", "never").build();
    Instant time = Instant.parse("2026-03-02T00:00:00Z");
    TimestampedValue<KV<String, ResourceWeek>> one = at(time, week(1));
    TimestampedValue<KV<String, ResourceWeek>> next = at(time.plus(Duration.ofDays(7)), week(2));

    PAssert.thatSingleton(
            pipeline
                .apply(Create.timestamped(one, next).withCoder(ResourceWeekCoder.KEYED))
                .apply(Window.into(Weeks.windows()))
                .apply(ThinWeeks.of(List.of(lane)))
                .apply(GroupByKey.create()))
        .satisfies(
            gathered -> {
              assertThat(gathered.getValue(), containsInAnyOrder(week(1), week(2)));
              return null;
            });
    pipeline.run();
  }

  private static TimestampedValue<KV<String, ResourceWeek>> at(Instant time, ResourceWeek week) {
    return TimestampedValue.of(
        KV.of("lane/vmi", week), org.joda.time.Instant.ofEpochMilli(time.toEpochMilli()));
  }

  /** Run i of a minute measures i; the 17th alone measures the rare metric. */
  private static ResourceWeek week(int runs) {
    Instant start = Instant.parse("2026-03-02T00:00:00Z");
    List<RunColumns> measured = new ArrayList<>();
    for (int i = 1; i <= runs; i++) {
      Run run = new Run("job", String.valueOf(i), start.plusSeconds(60L * i), null, "SUCCESS");
      double[] values = {i, i == 17 ? 17 : Double.NaN, Double.NaN};
      measured.add(new RunColumns(run, values, null));
    }
    return new ResourceWeek(MONDAY, measured);
  }
}
