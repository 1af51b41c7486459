package io.github.perfreport.reporting;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Change.Shift;
import io.github.perfreport.model.Direction;
import io.github.perfreport.model.DisplayUnit;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MetricInfo;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.model.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The wording of changes for people, the same in every form of report. */
public final class Phrases {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  /** Beyond these limits a number with all its digits is too long to read. */
  private static final double SMALLEST_PLAIN = 1e-15;

  private static final double LARGEST_PLAIN = 1e15;

  /** From here on a factor reads better than a percentage. */
  private static final double LARGE_FACTOR = 3;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Changes of this many newest weeks are always reported, alarm or not. */
  public static final int RECENT_WEEKS = 8;

  /** The text in place of a link if the tested commits are unknown. */
  public static final String NO_COMMITS = "not known, the runs' results don't name their commits";

  private static final String NO_DIRECTION =
      "Which direction is worse isn't known: the definition's changes can say worse: {%s: up},"
          + " down or neither.";

  private Phrases() {}

  /** {@code 1 run}, {@code 2 runs}. */
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code 19 runs until Thursday, usually 26 to 28 by then}. */
  public static String runs(RunCount count, Run newest) {
    String runs = count(count.runs(), "run");
    if (!count.hasUsual()) {
      return runs;
    }
    String usual =
        count.least() == count.most() ? "" + count.least() : count.least() + " to " + count.most();
    DayOfWeek day = LocalDate.ofInstant(newest.time(), ZoneOffset.UTC).getDayOfWeek();
    return day == DayOfWeek.SUNDAY
        ? runs + ", usually " + usual
        : "%s until %s, usually %s by then"
            .formatted(runs, day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), usual);
  }

  /** The number of whole weeks between two runs. */
  public static long weeksBetween(Run earlier, Run later) {
    return Duration.between(earlier.time(), later.time()).toDays() / 7;
  }

  /** How long nothing has changed in a lane; empty if something changed recently. */
  public static String quiet(LaneChanges lane) {
    if (lane.events().isEmpty()) {
      return "No metric has left its level.";
    }
    long weeks = weeksBetween(lane.events().get(0).firstBad(), lane.newest());
    return weeks < 2 ? "" : "Nothing changed in the last " + weeks + " weeks.";
  }

  /** {@code a-job: no measured run from … to …, 2.5 days}. */
  public static String lapse(MissingData lapse) {
    return switch (lapse.kind()) {
      case VANISHED -> vanished(lapse);
      case GAP -> gap(lapse);
      case NO_MATCH -> withoutMatch(lapse, Integer.MAX_VALUE);
    };
  }

  /** {@code changes.worse: no run has latencyP99, latencyP95 and 3 more}. */
  public static String withoutMatch(MissingData lapse, int mostNames) {
    List<String> names = lapse.unmatched();
    if (names.isEmpty()) {
      return lapse.name() + ": no run has any of its metrics";
    }
    String rest = names.size() > mostNames ? " and " + (names.size() - mostNames) + " more" : "";
    String first = names.stream().limit(mostNames).collect(Collectors.joining(", "));
    return lapse.name() + ": no run has " + first + rest;
  }

  private static String vanished(MissingData lapse) {
    SeriesKey series = lapse.series();
    return "%s of %s: no value since the week of %s"
        .formatted(
            series.metric(), series.resource(), LocalDate.ofInstant(lapse.from(), ZoneOffset.UTC));
  }

  private static String gap(MissingData lapse) {
    double days = Duration.between(lapse.from(), lapse.to()).toMinutes() / (24.0 * 60);
    return "%s: no measured run from %s to %s, %s days"
        .formatted(
            lapse.name(), MINUTE.format(lapse.from()), MINUTE.format(lapse.to()), number(days));
  }

  /** A finite value to three digits, without a fraction from a hundred on. */
  public static String number(double value) {
    BigDecimal exact = new BigDecimal(value);
    double size = Math.abs(value);
    if (size != 0 && (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)) {
      return exact.round(THREE_DIGITS).toString();
    }
    return size >= 100
        ? exact.setScale(0, java.math.RoundingMode.HALF_EVEN).toPlainString()
        : exact.round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** A value with its metric's unit. */
  public static String quantity(double value, MetricInfo info) {
    return quantity(value, DisplayUnit.of(info, value));
  }

  private static String quantity(double value, DisplayUnit unit) {
    String shown = number(unit.of(value));
    return unit.unit().isEmpty() ? shown : shown + " " + unit.unit();
  }

  /**
   * Two numbers of a series in one unit.
   *
   * @param first without the unit
   * @param second with it
   */
  public record Pair(String first, String second) {

    /** The numbers in the unit of the larger one. */
    public static Pair of(double first, double second, SeriesKey series) {
      double size = Math.max(Math.abs(first), Math.abs(second));
      DisplayUnit unit = DisplayUnit.of(MetricGroups.infoOf(series), size);
      return new Pair(number(unit.of(first)), quantity(second, unit));
    }

    /** The levels before and after a change. */
    public static Pair of(Change change) {
      return of(change.shift().before(), change.shift().after(), change.series());
    }
  }

  /** {@code +46 %}, {@code −12 %}, {@code ×286}. */
  public static String size(Shift shift) {
    return size(shift.before(), shift.after());
  }

  /** The same, for two levels. */
  public static String size(double before, double after) {
    double percent = 100 * (after - before) / Math.abs(before);
    if (!Double.isFinite(percent)) {
      return before == 0 ? "from 0" : "from nearly 0";
    }
    double factor = after / before;
    if (factor >= LARGE_FACTOR) {
      return "×" + number(factor);
    }
    return (percent < 0 ? "−" : "+") + number(Math.abs(percent)) + " %";
  }

  /** {@code LIST-nodes-count of vmi rose from 1.1 to 315 calls (×286)}. */
  public static String headline(Change change) {
    Shift shift = change.shift();
    Pair levels = Pair.of(change);
    String metric = change.series().metric();
    return "%s of %s %s from %s to %s (%s)"
        .formatted(
            metric,
            change.series().resource(),
            shift.direction() == Direction.UP ? "rose" : "fell",
            levels.first(),
            levels.second(),
            size(shift));
  }

  /** {@code worse}, {@code better}, or that the direction is unknown. */
  public static String verdict(Change change) {
    return switch (change.verdict()) {
      case WORSE -> "worse";
      case BETTER -> "better";
      case CHANGED ->
          change.silence() == NoAlarmReason.NO_DIRECTION
              ? "neither worse nor better"
              : "changed, direction unknown";
    };
  }

  /** What the metric is and which direction is good, or how to define that. */
  public static String meaning(Change change) {
    String what = MetricGroups.infoOf(change.series()).description();
    String sentence = what.isEmpty() ? "" : change.series().metric() + " is " + what;
    if (change.verdict() == Verdict.CHANGED) {
      return change.silence() == NoAlarmReason.NO_DIRECTION
          ? ""
          : NO_DIRECTION.formatted(name(change));
    }
    boolean upIsWorse =
        (change.verdict() == Verdict.WORSE) == (change.shift().direction() == Direction.UP);
    String good = upIsWorse ? "lower is better" : "higher is better";
    return sentence.isEmpty() ? capital(good) + "." : sentence + "; " + good + ".";
  }

  private static String name(Change change) {
    return change.series().metric();
  }

  /** The text with its first letter as a capital. */
  public static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A moment to the minute. */
  public static String time(Run run) {
    return MINUTE.format(run.time());
  }

  /** {@code 120 runs before, 31 since, p = 2e-16}. */
  public static String certainty(Shift shift) {
    return "%d runs before, %d since, p %s"
        .formatted(shift.pointsBefore(), shift.pointsAfter(), probability(shift.pValue()));
  }

  /**
   * What is known about the runs between the last at the old level and the first at the new one.
   */
  public static String gap(Change change) {
    String runs = change.gap().runs() == 1 ? "1 run" : change.gap().runs() + " runs";
    String why = MetricGroups.infoOf(change.series()).whenMissing();
    return runs
        + " without this metric"
        + (why.isEmpty() ? "" : " (" + why + ")")
        + ", the last of them ";
  }

  private static String probability(double p) {
    return p < 1e-6
        ? "< 0.000001"
        : "= " + new BigDecimal(p).round(new MathContext(1)).stripTrailingZeros().toPlainString();
  }

  /** The state of a change: that it needs a look, or why not. */
  public static String standing(Change change) {
    if (change.alarms()) {
      return "needs a look";
    }
    if (change.isOpen()) {
      return "open since " + change.date() + ": " + change.silence().reason();
    }
    String why = "no alarm: " + change.silence().reason();
    return change.note() == null ? why : why + " (" + change.note() + ")";
  }

  /** Other lanes in which the leading metric, or another of the event, moved too. */
  public static List<String> elsewhere(Event event) {
    List<String> lines = new ArrayList<>();
    for (Change other : event.elsewhere()) {
      Pair levels = Pair.of(other);
      lines.add(
          "%s: %s, %s → %s (%s) on %s"
              .formatted(
                  other.series().lane(),
                  other.series().metric() + " of " + other.series().resource(),
                  levels.first(),
                  levels.second(),
                  size(other.shift()),
                  other.date()));
    }
    return lines;
  }

  /** Markers and job switches near the days of an event. */
  public static List<String> nearby(Event event) {
    List<String> lines = new ArrayList<>();
    for (Marker marker : event.markers()) {
      lines.add("%s (%s)".formatted(marker.label(), marker.date()));
    }
    for (JobStart job : event.jobs()) {
      lines.add(
          "job %s began (%s), after %s"
              .formatted(job.first().job(), time(job.first()), job.before()));
    }
    return lines;
  }

  /** The acknowledgement entry for a change. */
  public static String acknowledgement(Change change) {
    return entry(change.series(), change.date(), change.shift().after());
  }

  /**
   * {@code avgVirtAPICPUUsage of vmi: from 0.0089 to 0.0131 cores in 13 weeks, +47 % in steps too
   * small to be changes of their own}.
   */
  public static String drift(Drift drift) {
    String metric = drift.series().metric();
    Pair levels = Pair.of(drift.before(), drift.after(), drift.series());
    return "%s of %s: from %s to %s in %d weeks, %s in steps too small to be changes of their own%s"
        .formatted(
            metric,
            drift.series().resource(),
            levels.first(),
            levels.second(),
            drift.weeks(),
            size(1, 1 + drift.small()),
            drift.note() == null ? "" : "; known: " + drift.note());
  }

  /**
   * {@code no data since 2026-07-17 11:02 UTC, 133 days ago; a run usually follows within 8 hours}.
   */
  public static String silence(LaneChanges lane, Instant now) {
    long days = Duration.between(lane.newest().time(), now).toDays();
    Duration usual = lane.usualInterval();
    String expected = usual.isZero() ? "" : "; a run usually follows within " + duration(usual);
    return "no data since " + time(lane.newest()) + ", " + count(days, "day") + " ago" + expected;
  }

  private static String duration(Duration usual) {
    long hours = Math.max(1, Math.round(usual.toMinutes() / 60.0));
    return hours < 48 ? count(hours, "hour") : count(Math.round(hours / 24.0), "day");
  }

  /** {@code LIST-nodes-count of vmi rose from 1.1 to 315 calls (×286), worse, since 2025-07-03}. */
  public static String alarm(Change change) {
    return headline(change) + ", " + verdict(change) + ", since " + change.date();
  }

  /** The alarms of a lane, each in a line that begins with the lane. */
  public static List<String> alarms(LaneChanges lane) {
    List<String> lines = new ArrayList<>();
    for (Event event : lane.events()) {
      event.changes().stream().filter(Change::alarms).forEach(change -> lines.add(alarm(change)));
    }
    lane.alarming().exceeded().forEach(exceeded -> lines.add(exceeded(exceeded)));
    lane.alarming().drifts().forEach(drift -> lines.add(drift(drift)));
    lines.replaceAll(line -> lane.lane() + ": " + line);
    return lines;
  }

  /** The acknowledgement entry for a drift. */
  public static String acknowledgement(Drift drift) {
    return entry(drift.series(), drift.date(), drift.after());
  }

  /** The acknowledgement entry for a passed threshold. */
  public static String acknowledgement(PassedThreshold exceeded) {
    return entry(exceeded.series(), exceeded.date(), exceeded.value());
  }

  private static String entry(SeriesKey series, LocalDate date, double level) {
    return "- {metric: %s, resource: %s, date: %s, level: %s, reason: '…'}"
        .formatted(series.metric(), series.resource(), date, number(level));
  }

  /**
   * {@code GET-pods-count of vmi: 312 calls, above its threshold of 260 in 5 of the newest 7 runs}.
   */
  public static String exceeded(PassedThreshold exceeded) {
    String metric = exceeded.series().metric();
    Pair levels = Pair.of(exceeded.threshold(), exceeded.value(), exceeded.series());
    return "%s of %s: %s, above its threshold of %s in %d of the newest %d runs%s"
        .formatted(
            metric,
            exceeded.series().resource(),
            levels.second(),
            levels.first(),
            exceeded.above(),
            exceeded.runs(),
            exceeded.alarms() ? "" : "; known: " + exceeded.note());
  }
}
