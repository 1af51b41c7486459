package io.github.perfreport.plot;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Status;
import io.github.perfreport.reporting.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A vertical line of a plot with its label.
 *
 * @param millis its position, ms since 1970
 * @param text its label
 * @param colour its colour
 * @param rank the priority of its label if there isn't room for all; greater comes first
 */
record DateLine(double millis, String text, Palette colour, int rank) {

  /** The most important line first; among equals the newest. */
  static final Comparator<DateLine> BY_IMPORTANCE =
      Comparator.comparingInt(DateLine::rank)
          .thenComparing(DateLine::millis)
          .thenComparing(DateLine::text)
          .reversed();

  private static final int LONGEST_LABEL = 40;

  static List<DateLine> of(List<Marker> markers, List<Marker> jobChanges) {
    List<DateLine> lines = new ArrayList<>();
    for (Marker marker : markers) {
      lines.add(new DateLine(Scales.millis(marker.date()), marker.label(), Palette.MARKER, 0));
    }
    for (Marker change : jobChanges) {
      double day = Scales.millis(change.date());
      lines.add(new DateLine(day, "job " + change.label(), Palette.JOB, 1));
    }
    lines.sort(BY_IMPORTANCE);
    return lines;
  }

  /** The lines plus one for each change of a metric; changes come first. */
  static List<DateLine> withChanges(List<DateLine> lines, List<Change> changes) {
    List<DateLine> all = new ArrayList<>(lines);
    for (Change change : changes) {
      double moved = change.firstBad().time().toEpochMilli();
      all.add(new DateLine(moved, text(change.shift()), colourOf(change), 2));
    }
    all.sort(BY_IMPORTANCE);
    return all;
  }

  /** {@code 0.0089 → 0.0121 (+35 %)}. */
  private static String text(Change.Shift shift) {
    return "%s → %s (%s)"
        .formatted(
            Phrases.number(shift.before()), Phrases.number(shift.after()), Phrases.size(shift));
  }

  private static Palette colourOf(Change change) {
    if (change.status() == Status.KNOWN) {
      return Palette.MARKER;
    }
    return switch (change.verdict()) {
      case WORSE -> Palette.WORSE;
      case BETTER -> Palette.BETTER;
      case CHANGED -> Palette.MARKER;
    };
  }

  /** The label, shortened if it is very long. */
  String label() {
    return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL - 1) + "…" : text;
  }
}
