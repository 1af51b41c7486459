package io.github.perfreport.page;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Change.Shift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.model.WeeklyRecord;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Histories made up for tests. */
public final class Histories {

  static final Instant START = Instant.parse("2025-09-29T03:00:00Z");

  private Histories() {}

  public static ResourceHistory of(Series... series) {
    return new ResourceHistory("some-lane", "vmi", List.of(series));
  }

  /** A run every seven hours. */
  public static Run run(String job, int number) {
    Instant time = START.plusSeconds(number * 25_200L);
    return new Run(job, Long.toString(1_800_000_000_000_000_000L + number), time, null, null);
  }

  public static Series series(String metric, double... values) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      points.add(new Point(values[i], Double.NaN, run("some-job", i)));
    }
    return series(metric, points);
  }

  public static Series series(String metric, List<Point> points) {
    Map<LocalDate, List<Point>> weeks = new TreeMap<>();
    for (Point point : points) {
      weeks.computeIfAbsent(mondayOf(point.run()), monday -> new ArrayList<>()).add(point);
    }
    List<WeeklyRecord> records = new ArrayList<>();
    weeks.forEach((monday, week) -> records.add(record(monday, week)));
    return new Series(metric, records);
  }

  /** Noise around a level, the same for the same metric, with a threshold for one in ten. */
  public static Series noise(String metric, int runs) {
    Random random = new Random(metric.hashCode());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      double value = 100 + 10 * random.nextGaussian();
      double threshold = metric.hashCode() % 10 == 0 ? 117.5 + random.nextDouble() : Double.NaN;
      points.add(new Point(value, threshold, run("some-job", i)));
    }
    return series(metric, points);
  }

  /** As large as the largest resource in use: 836 runs, 45 metrics. */
  static ResourceHistory large() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      series.add(noise("GET-resource" + i + "-count", 836));
    }
    return new ResourceHistory("some-lane", "vmi", series);
  }

  /** A change of a metric of {@code vmi} that needs a look, from one level to its double. */
  public static Change change(String metric, Run lastGood, Run firstBad, Verdict verdict) {
    return new Change(
        new SeriesKey("some-lane", "vmi", metric),
        lastGood,
        firstBad,
        firstBad.time(),
        null,
        new Shift(20, 30, 1e-9, 50, 60),
        verdict,
        Status.NEW,
        verdict == Verdict.WORSE ? null : NoAlarmReason.BETTER,
        null);
  }

  /** So long an interval that the lane has data on every day on which a test runs. */
  static final Duration NEVER_SILENT = Duration.ofDays(100_000);

  static LaneChanges changes(Event... events) {
    Run newest = run("some-job", 300);
    ResourceState vmi =
        new ResourceState(
            "vmi",
            new TreeMap<>(Map.of("a", mondayOf(newest), "b", mondayOf(newest))),
            newest,
            mondayOf(newest),
            new RunCount(20, 21, 24));
    return new LaneChanges(
        "some-lane",
        newest,
        mondayOf(newest),
        List.of(vmi),
        List.of(events),
        List.of(),
        List.of(),
        List.of(),
        NEVER_SILENT,
        newest.time());
  }

  static Event event(Change... changes) {
    return new Event(List.of(changes), List.of(), List.of(), List.of());
  }

  private static LocalDate mondayOf(Run run) {
    return run.time()
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static WeeklyRecord record(LocalDate monday, List<Point> points) {
    double[] sorted = points.stream().mapToDouble(Point::value).sorted().toArray();
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double median = sorted[sorted.length / 2];
    double greatest = sorted[sorted.length - 1];
    return new WeeklyRecord(
        monday,
        new Statistics(sorted.length, mean, median, greatest, sorted[0], greatest, null),
        points);
  }
}
