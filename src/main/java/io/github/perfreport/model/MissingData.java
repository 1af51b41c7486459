package io.github.perfreport.model;

import io.github.perfreport.model.Change.SeriesKey;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Data that stopped, or a name in a definition that no run has; a row of the account.
 *
 * @param lane the lane's name
 * @param kind what stopped
 * @param name the series that vanished, {@code resource/metric}, the job that paused, or the
 *     definition's key whose names match nothing, {@code changes.worse}
 * @param unmatched the names below that key that match nothing, sorted; empty if no name matches,
 *     and for the other kinds
 * @param from when data last existed: the Monday of the last week, or the run before the gap
 * @param to when data was first missing: the Monday of the week after, or the run after the gap
 */
public record MissingData(
    String lane, Kind kind, String name, List<String> unmatched, Instant from, Instant to)
    implements Serializable, Comparable<MissingData> {

  private static final Comparator<MissingData> ORDER =
      Comparator.comparing(MissingData::lane)
          .thenComparing(MissingData::kind)
          .thenComparing(MissingData::label)
          .thenComparing(MissingData::from);

  /** The kinds of missing data. */
  public enum Kind {
    /** A metric that each of four weeks had, and no run since. */
    VANISHED,
    /** A job had no measured run for three times its usual interval. */
    GAP,
    /** A name in the definition that is in no run. */
    NO_MATCH
  }

  private static final String ALL = "any of its metrics";

  /** Copies the list. */
  public MissingData {
    unmatched = List.copyOf(unmatched);
  }

  /** Missing data without unmatched names. */
  public MissingData(String lane, Kind kind, String name, Instant from, Instant to) {
    this(lane, kind, name, List.of(), from, to);
  }

  /**
   * The kind with this {@link #label}.
   *
   * @param label as it is in files
   */
  public static MissingData ofLabel(
      String lane, Kind kind, String label, Instant from, Instant to) {
    int colon = label.indexOf(": ");
    if (kind != Kind.NO_MATCH || colon < 0) {
      return new MissingData(lane, kind, label, from, to);
    }
    String names = label.substring(colon + 2);
    return new MissingData(
        lane,
        kind,
        label.substring(0, colon),
        names.equals(ALL) ? List.of() : List.of(names.split(", ", -1)),
        from,
        to);
  }

  /** The name in files, with what matches nothing: {@code changes.worse: a, b}. */
  public String label() {
    if (kind != Kind.NO_MATCH) {
      return name;
    }
    return name + ": " + (unmatched.isEmpty() ? ALL : String.join(", ", unmatched));
  }

  /** The series that vanished. */
  public SeriesKey series() {
    int slash = name.indexOf('/');
    return new SeriesKey(lane, name.substring(0, Math.max(0, slash)), name.substring(slash + 1));
  }

  /** By lane, kind, name and time. */
  @Override
  public int compareTo(MissingData other) {
    return ORDER.compare(this, other);
  }
}
