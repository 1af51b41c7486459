package io.github.perfreport.changes;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.ChangeRules.Ack;
import io.github.perfreport.detect.ChangeDetector;
import io.github.perfreport.detect.ChangePoint;
import io.github.perfreport.detect.DetectorSettings;
import io.github.perfreport.detect.Median;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Change.Shift;
import io.github.perfreport.model.Direction;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the changes of one series, each with its status and whether it may be an alarm. Their age
 * is not judged here: it is counted from the newest run of the whole lane.
 */
final class SeriesScan {

  /** A level has returned if this share of the move is undone; the rest is scatter. */
  private static final double RETURNED = .75;

  /**
   * An acknowledgement without a level covers a change up to this many times the one it was written
   * for.
   */
  private static final double KNOWN_SHARE = 1.5;

  private final ChangeRules rules;
  private final ChangeDetector detector;

  SeriesScan(ChangeRules rules) {
    this.rules = rules;
    DetectorSettings usual = DetectorSettings.DEFAULTS;
    this.detector =
        new ChangeDetector(
            new DetectorSettings(
                rules.limits().minPoints(),
                usual.minEvidence(),
                usual.minSuperiority(),
                usual.shortLevel(),
                usual.maxPValue()));
  }

  List<Change> changes(SeriesKey key, MetricColumn column) {
    return changes(key, column, detector.find(column.values()));
  }

  /** The same, for change points that were already found. */
  List<Change> changes(SeriesKey key, MetricColumn column, List<ChangePoint> points) {
    List<Instant> times = points.stream().map(point -> column.run(point.index()).time()).toList();
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Optional<Ack> ack = rules.ackOf(key.resource(), key.metric(), times, i);
      changes.add(change(key, column, points.subList(i, points.size()), ack));
    }
    return superseded(changes);
  }

  /** Silences an alarm if a later, worse change ended its level and is an alarm or known. */
  private static List<Change> superseded(List<Change> changes) {
    List<Change> judged = new ArrayList<>(changes);
    for (int i = 0; i < judged.size(); i++) {
      Change change = judged.get(i);
      boolean ended =
          changes.subList(i + 1, changes.size()).stream().anyMatch(later -> goesOn(change, later));
      judged.set(i, change.alarms() && ended ? change.silenced(NoAlarmReason.SUPERSEDED) : change);
    }
    return judged;
  }

  private static boolean goesOn(Change change, Change later) {
    return later.verdict() == change.verdict()
        && later.shift().direction() == change.shift().direction()
        && (later.alarms() || later.silence() == NoAlarmReason.KNOWN);
  }

  private Change change(
      SeriesKey key, MetricColumn column, List<ChangePoint> fromHere, Optional<Ack> ack) {
    ChangePoint point = fromHere.get(0);
    Shift shift =
        new Shift(
            point.before(),
            point.after(),
            point.pValue(),
            point.pointsBefore(),
            point.pointsAfter());
    Verdict verdict = shift.direction().verdict(rules.betterOf(key));
    double first = firstLevel(column.values(), point);
    Status status = status(key.metric(), shift, first, fromHere, ack);
    int last = lastBefore(column.values(), point);
    return new Change(
        key,
        column.run(last),
        column.run(point.index()),
        column.run(foundBy(column, point)).time(),
        column.gap(last, point.index()),
        shift,
        verdict,
        status,
        silence(key, column, point, shift, verdict, status),
        ack.map(Ack::reason).orElse(null));
  }

  /** The index of the value that completes the new level's least number of runs. */
  private int foundBy(MetricColumn column, ChangePoint point) {
    return Math.min(column.size() - 1, point.index() + rules.limits().minPoints() - 1);
  }

  /** The last measurement at the level before; the detector ignores a stray 0. */
  private static int lastBefore(double[] values, ChangePoint point) {
    int index = point.index() - 1;
    while (index > 0 && values[index] == 0 && point.before() != 0) {
      index--;
    }
    return index;
  }

  /**
   * The median of the new level's first runs, twice as many as a level needs: what could be known
   * early on.
   */
  private double firstLevel(double[] values, ChangePoint point) {
    int to = Math.min(point.index() + 2 * rules.limits().minPoints(), values.length);
    double[] first =
        Arrays.stream(values, point.index(), to)
            .filter(value -> value != 0 || point.after() == 0)
            .toArray();
    return first.length == 0 ? point.after() : Median.of(first);
  }

  private Status status(
      String metric, Shift shift, double first, List<ChangePoint> fromHere, Optional<Ack> ack) {
    if (fromHere.stream().skip(1).anyMatch(later -> returned(shift, later.after()))) {
      return Status.GONE_BACK;
    }
    return ack.isPresent() && !grown(metric, shift, first, ack.get()) ? Status.KNOWN : Status.NEW;
  }

  private static boolean returned(Shift shift, double level) {
    return (shift.after() - level) / (shift.after() - shift.before()) >= RETURNED;
  }

  /**
   * Whether a known change has grown beyond the level that its acknowledgement covers: the level in
   * the entry, otherwise 1.5 times its first size.
   */
  private boolean grown(String metric, Shift shift, double first, Ack ack) {
    double known =
        ack.level() == null ? shift.before() + KNOWN_SHARE * (first - shift.before()) : ack.level();
    double beyond =
        shift.direction() == Direction.UP ? shift.after() - known : known - shift.after();
    return beyond > rules.limits().minSizeOf(metric) * Math.abs(known);
  }

  private NoAlarmReason silence(
      SeriesKey key,
      MetricColumn column,
      ChangePoint point,
      Shift shift,
      Verdict verdict,
      Status status) {
    if (verdict == Verdict.BETTER) {
      return NoAlarmReason.BETTER;
    }
    if (rules.betterOf(key) == Better.NEITHER) {
      return NoAlarmReason.NO_DIRECTION;
    }
    if (status != Status.NEW) {
      return status == Status.KNOWN ? NoAlarmReason.KNOWN : NoAlarmReason.GONE_BACK;
    }
    if (JobSwitch.explains(column, point)) {
      return NoAlarmReason.OTHER_JOB;
    }
    boolean small = Math.abs(shift.relativeSize()) < rules.limits().minSizeOf(key.metric());
    return small ? NoAlarmReason.SMALL : null;
  }
}
