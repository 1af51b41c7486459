package io.github.perfreport.migrate;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.migrate.ArchivedValues.SeriesName;
import io.github.perfreport.migrate.PublishedWeek.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a folder of published weeks with the run results and finds what is wrong. A file's
 * average is compared with that of the ISO week that most of its points are in.
 */
final class PublishedWeekFaults {

  private static final double SLIGHTLY = 0.01;
  private static final double BADLY = 0.2;

  private final String folder;
  private final Lane lane;
  private final ArchivedValues truth;
  private final Map<SeriesName, Set<Instant>> told = new HashMap<>();

  private final List<PublishedWeek> unbacked = new ArrayList<>();
  private final List<PublishedWeek> wronglyLabelled = new ArrayList<>();
  private final List<PublishedWeek> stale = new ArrayList<>();
  private final Set<SeriesName> unreported = new HashSet<>();
  private final EnumMap<Fault, Integer> counts = new EnumMap<>(Fault.class);

  /** Compares a folder's weeks with the archived values. */
  PublishedWeekFaults(String folder, Lane lane, ArchivedValues truth) {
    this.folder = folder;
    this.lane = lane;
    this.truth = truth;
  }

  void add(PublishedWeek week) {
    count(Fault.FILES, 1);
    count(Fault.POINTS, week.points().size());
    if (week.isUnreadable()) {
      count(Fault.UNREADABLE, 1);
      stale.add(week);
      return;
    }
    boolean backed = week.points().stream().anyMatch(point -> truth.hasRun(point.time()));
    if (!backed) {
      unbacked.add(week);
      count(Fault.UNBACKED, 1);
    }
    if (week.isWronglyLabelled()) {
      wronglyLabelled.add(week);
      count(Fault.WRONG_LABEL, 1);
    }
    if (lane.metricsOf(week.resource()).contains(week.metric())) {
      judge(week, backed);
    } else {
      unreported.add(new SeriesName(week.resource(), week.metric()));
    }
  }

  private void judge(PublishedWeek week, boolean backed) {
    SeriesName series = new SeriesName(week.resource(), week.metric());
    Map<Instant, Double> values = truth.values(series);
    for (Reading point : week.points()) {
      judge(point, values.get(point.time()));
      told.computeIfAbsent(series, x -> new HashSet<>()).add(point.time());
    }
    if (backed) {
      judgeAverage(week, truth.average(series, week.monday()));
    }
  }

  private void judge(Reading point, Double value) {
    count(Fault.JUDGED, 1);
    if (!truth.hasRun(point.time())) {
      count(Fault.WITHOUT_RUN, 1);
    } else if (value == null) {
      count(Fault.MADE_UP, 1);
    } else if (value != point.value()) {
      count(Fault.ALTERED, 1);
    }
  }

  private void judgeAverage(PublishedWeek week, Optional<Double> right) {
    if (right.isEmpty()) {
      count(Fault.HOLLOW, 1);
      stale.add(week);
      return;
    }
    count(Fault.AVERAGES, 1);
    double off = Math.abs(week.average() - right.get());
    count(Fault.SLIGHTLY_OFF, off > SLIGHTLY * Math.abs(right.get()) ? 1 : 0);
    count(Fault.BADLY_OFF, off > BADLY * Math.abs(right.get()) ? 1 : 0);
  }

  /** The number of points that the results have but no file of the series has. */
  private int lost() {
    return told.entrySet().stream()
        .mapToInt(
            series ->
                (int)
                    truth.values(series.getKey()).keySet().stream()
                        .filter(time -> !series.getValue().contains(time))
                        .count())
        .sum();
  }

  String folder() {
    return folder;
  }

  Lane lane() {
    return lane;
  }

  /** Weeks without any run among the results. */
  List<PublishedWeek> unbacked() {
    return List.copyOf(unbacked);
  }

  /** Weeks with a point outside the week in their name. */
  List<PublishedWeek> wronglyLabelled() {
    return List.copyOf(wronglyLabelled);
  }

  /** Weeks in which nothing is correct or readable, under any label. */
  List<PublishedWeek> stale() {
    return List.copyOf(stale);
  }

  /** Series that the lane's definition doesn't list. */
  Set<SeriesName> unreported() {
    return Set.copyOf(unreported);
  }

  /** The number of each fault, in the order in which they are reported. */
  Map<Fault, Integer> counts() {
    EnumMap<Fault, Integer> all = new EnumMap<>(counts);
    all.put(Fault.LOST, lost());
    for (Fault fault : Fault.values()) {
      all.putIfAbsent(fault, 0);
    }
    return all;
  }

  private void count(Fault fault, int number) {
    counts.merge(fault, number, Integer::sum);
  }

  /** The faults that are counted. */
  enum Fault {
    FILES("weekly files"),
    WRONG_LABEL("files with a wrong label: a point outside of the week in their path"),
    UNREADABLE("files that can't be read"),
    UNBACKED("files of weeks without results behind them"),
    POINTS("points"),
    LOST("points lost: in the results, but in no file of their metric"),
    JUDGED("points of metrics that the definition lists"),
    MADE_UP("points made up: of a run that didn't measure the metric"),
    ALTERED("points with another value than the run's result"),
    WITHOUT_RUN("points of runs that are not among the results"),
    AVERAGES("averages that can be compared"),
    HOLLOW("averages of made up points alone"),
    SLIGHTLY_OFF("averages off by more than 1 %"),
    BADLY_OFF("averages off by more than 20 %");

    private final String words;

    Fault(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
