package io.github.perfreport.weekly;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.results.RunColumnsCoder;
import io.github.perfreport.testing.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class SummarizeWeekTest {

  private static final String LATENCY = "vmiCreationToRunningSecondsP95";
  private static final String COUNT = "CREATE-pods-count";
  private static final List<String> METRICS = List.of(LATENCY, COUNT);
  private static final LocalDate MONDAY = LocalDate.parse("2025-06-30");

  @Test
  void aWeekLastsFromMondayMidnightToTheNext(TestPipeline pipeline) {
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            vmi("1", "2025-06-29T23:59:59.999Z", 1, 1),
            vmi("2", "2025-06-30T00:00:00Z", 2, 2),
            vmi("3", "2025-07-06T23:59:59.999Z", 3, 3),
            vmi("4", "2025-07-07T00:00:00Z", 4, 4));

    PAssert.that(weeks)
        .satisfies(
            found -> {
              assertThat(runs(found, COUNT, "2025-06-23"), contains("1"));
              assertThat(runs(found, COUNT, "2025-06-30"), contains("2", "3"));
              assertThat(runs(found, COUNT, "2025-07-07"), contains("4"));
              return null;
            });
    pipeline.run();
  }

  @Test
  void weeksThatCrossANewYearAreWhole(TestPipeline pipeline) {
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            vmi("1", "2020-12-28T00:00:00Z", 1, 1),
            vmi("2", "2021-01-03T23:59:59.999Z", 1, 1),
            vmi("3", "2024-12-30T00:00:00Z", 1, 1),
            vmi("4", "2025-01-05T23:59:59.999Z", 1, 1),
            vmi("5", "2025-12-31T23:59:59.999Z", 1, 1),
            vmi("6", "2026-01-01T00:00:00Z", 1, 1));

    PAssert.that(weeks)
        .satisfies(
            found -> {
              assertThat(runs(found, COUNT, "2020-12-28"), contains("1", "2"));
              assertThat(runs(found, COUNT, "2024-12-30"), contains("3", "4"));
              assertThat(runs(found, COUNT, "2025-12-29"), contains("5", "6"));
              assertThat(mondays(found), contains("2020-12-28", "2024-12-30", "2025-12-29"));
              return null;
            });
    pipeline.run();
  }

  @Test
  void figuresAndPointsAreThoseComputedByHand(TestPipeline pipeline) {
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            vmi("3", "2025-07-03T00:00:00Z", 40, 1),
            vmi("1", "2025-07-01T00:00:00Z", 10, 5),
            vmi("2", "2025-07-02T00:00:00Z", 25, Double.NaN));

    PAssert.that(weeks)
        .satisfies(
            found -> {
              WeeklyRecord latency = record(found, LATENCY, "2025-06-30");
              assertThat(latency.monday(), is(MONDAY));
              Statistics s = latency.statistics();
              // 10, 25, 40: deviations −15, 0, 15; rank 1.9 is 25 + 0.9 × 15.
              assertThat(
                  List.of(s.average(), s.median(), s.min(), s.max(), s.stdDev()),
                  contains(25.0, 25.0, 10.0, 40.0, 15.0));
              assertThat(s.p95(), closeTo(38.5, 1e-12));
              WeeklyRecord count = record(found, COUNT, "2025-06-30");
              assertThat(count.statistics().count(), is(2));
              assertThat(count.statistics().average(), is(3.0));
              return null;
            });
    pipeline.run();
  }

  @Test
  void aMissingValueIsNotCountedAndAZeroIs(TestPipeline pipeline) {
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            vmi("1", "2025-07-01T00:00:00Z", Double.NaN, 0),
            vmi("2", "2025-07-02T00:00:00Z", 12, 4),
            vmi("3", "2025-07-09T00:00:00Z", Double.NaN, 0));

    PAssert.that(weeks)
        .satisfies(
            found -> {
              assertThat(runs(found, LATENCY, "2025-06-30"), contains("2"));
              assertThat(runs(found, COUNT, "2025-06-30"), contains("1", "2"));
              assertThat(record(found, COUNT, "2025-06-30").statistics().average(), is(2.0));
              assertThat(runs(found, COUNT, "2025-07-07"), contains("3"));
              assertThat(
                  week(found, "2025-07-07").records(METRICS).containsKey(LATENCY), is(false));
              return null;
            });
    pipeline.run();
  }

  @Test
  void aSinglePointHasNoDeviationAndAWeekWithoutPointsHasNoRecord(TestPipeline pipeline) {
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            vmi("1", "2025-07-01T00:00:00Z", 12, Double.NaN),
            vmi("2", "2025-07-09T00:00:00Z", Double.NaN, Double.NaN));

    PAssert.that(weeks)
        .satisfies(
            found -> {
              assertThat(
                  record(found, LATENCY, "2025-06-30").statistics(),
                  is(new Statistics(1, 12, 12, 12, 12, 12, null)));
              assertThat(week(found, "2025-07-07").records(METRICS).isEmpty(), is(true));
              return null;
            });
    pipeline.run();
  }

  @Test
  void pointsStandInTheOrderOfTimeTiesByRun(TestPipeline pipeline) {
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            vmi("9", "2025-07-03T00:00:00Z", 1, 1),
            vmi("8", "2025-07-03T00:00:00Z", 1, 1),
            vmi("7", "2025-07-04T00:00:00Z", 1, 1),
            vmi("5", "2025-07-03T00:00:00.001Z", 1, 1),
            vmi("99", "2025-07-02T00:00:00Z", 1, 1));

    PAssert.that(weeks)
        .satisfies(
            found -> {
              assertThat(runs(found, COUNT, "2025-06-30"), contains("99", "8", "9", "5", "7"));
              return null;
            });
    pipeline.run();
  }

  @Test
  void aRunThatComesTwiceCountsOnce(TestPipeline pipeline) {
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            vmi("1", "2025-07-01T00:00:00Z", 2, 2),
            vmi("1", "2025-07-01T00:00:00Z", 2, 2),
            vmi("2", "2025-07-01T00:00:00Z", 4, 4));

    PAssert.that(weeks)
        .satisfies(
            found -> {
              assertThat(runs(found, COUNT, "2025-06-30"), contains("1", "2"));
              assertThat(record(found, COUNT, "2025-06-30").statistics().average(), is(3.0));
              return null;
            });
    pipeline.run();
  }

  @Test
  void anyOrderOfArrivalGivesEqualWeeks(TestPipeline pipeline) {
    List<TimestampedValue<KV<String, RunColumns>>> inOrder = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      inOrder.add(
          vmi("" + i, Instant.ofEpochSecond(1_751_400_000L + i / 3).toString(), 0.1 * i, i / 7.0));
    }
    List<TimestampedValue<KV<String, RunColumns>>> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(1));

    PCollection<KV<String, ResourceWeek>> weeks = summarize(pipeline, shuffled);

    ResourceWeek expected =
        ResourceWeek.of(MONDAY, inOrder.stream().map(v -> v.getValue().getValue()).toList());
    PAssert.that(weeks).containsInAnyOrder(List.of(KV.of("lane/vmi", expected)));
    pipeline.run();
  }

  @Test
  void resourcesAndThresholdsAreKeptApart(TestPipeline pipeline) {
    RunColumns withThreshold =
        new RunColumns(run("1", "2025-07-01T00:00:00Z"), new double[] {5}, new double[] {9});
    PCollection<KV<String, ResourceWeek>> weeks =
        summarize(
            pipeline,
            List.of(at(KV.of("lane/vm", withThreshold)), vmi("1", "2025-07-01T00:00:00Z", 3, 4)));

    Run run = run("1", "2025-07-01T00:00:00Z");
    PAssert.that(weeks)
        .containsInAnyOrder(
            List.of(
                KV.of(
                    "lane/vm",
                    Columns.week(
                        MONDAY, List.of(COUNT), Map.of(COUNT, List.of(new Point(5, 9, run))))),
                KV.of(
                    "lane/vmi",
                    Columns.week(
                        MONDAY,
                        METRICS,
                        Map.of(
                            LATENCY, List.of(new Point(3, Double.NaN, run)),
                            COUNT, List.of(new Point(4, Double.NaN, run)))))));
    pipeline.run();
  }

  @Test
  void weeksWithARunSinceAreWrittenWhole(TestPipeline pipeline) {
    List<TimestampedValue<KV<String, RunColumns>>> runs =
        List.of(
            vmi("1", "2025-06-29T00:00:00Z", 1, 1),
            vmi("2", "2025-06-30T00:00:00Z", 1, 1),
            vmi("3", "2025-07-05T12:00:00Z", 1, 1));
    SummarizeWeek since = SummarizeWeek.withRunSince(Instant.parse("2025-07-05T12:00:00Z"));

    PCollection<KV<String, ResourceWeek>> weeks = create(pipeline, runs).apply(since);

    PAssert.that(weeks)
        .satisfies(
            found -> {
              assertThat(mondays(found), contains("2025-06-30"));
              assertThat(runs(found, COUNT, "2025-06-30"), contains("2", "3"));
              return null;
            });
    pipeline.run();
  }

  private static Run run(String id, String time) {
    return new Run("job", id, Instant.parse(time), null, null);
  }

  private static TimestampedValue<KV<String, RunColumns>> vmi(
      String id, String time, double latency, double count) {
    return at(
        KV.of("lane/vmi", new RunColumns(run(id, time), new double[] {latency, count}, null)));
  }

  private static TimestampedValue<KV<String, RunColumns>> at(KV<String, RunColumns> measured) {
    long millis = measured.getValue().run().time().toEpochMilli();
    return TimestampedValue.of(measured, org.joda.time.Instant.ofEpochMilli(millis));
  }

  @SafeVarargs
  private static PCollection<KV<String, ResourceWeek>> summarize(
      TestPipeline pipeline, TimestampedValue<KV<String, RunColumns>>... runs) {
    List<TimestampedValue<KV<String, RunColumns>>> all = new ArrayList<>();
    for (TimestampedValue<KV<String, RunColumns>> run : runs) {
      all.add(run);
    }
    return summarize(pipeline, all);
  }

  private static PCollection<KV<String, ResourceWeek>> summarize(
      TestPipeline pipeline, List<TimestampedValue<KV<String, RunColumns>>> runs) {
    return create(pipeline, runs).apply(SummarizeWeek.all());
  }

  private static PCollection<KV<String, RunColumns>> create(
      TestPipeline pipeline, List<TimestampedValue<KV<String, RunColumns>>> runs) {
    return pipeline.apply(
        Create.timestamped(runs)
            .withCoder(KvCoder.of(StringUtf8Coder.of(), new RunColumnsCoder())));
  }

  private static List<String> mondays(Iterable<KV<String, ResourceWeek>> found) {
    TreeMap<String, ResourceWeek> weeks = new TreeMap<>();
    found.forEach(week -> weeks.put(week.getValue().monday().toString(), week.getValue()));
    return List.copyOf(weeks.keySet());
  }

  private static ResourceWeek week(Iterable<KV<String, ResourceWeek>> found, String monday) {
    for (KV<String, ResourceWeek> week : found) {
      if (week.getValue().monday().toString().equals(monday)) {
        return week.getValue();
      }
    }
    throw new AssertionError("no week " + monday);
  }

  private static WeeklyRecord record(
      Iterable<KV<String, ResourceWeek>> found, String metric, String monday) {
    return week(found, monday).records(METRICS).get(metric);
  }

  private static List<String> runs(
      Iterable<KV<String, ResourceWeek>> found, String metric, String monday) {
    return record(found, metric, monday).points().stream().map(p -> p.run().id()).toList();
  }
}
