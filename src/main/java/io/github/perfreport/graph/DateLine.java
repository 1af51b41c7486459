package io.github.perfreport.graph;

import io.github.perfreport.changes.Words;
import io.github.perfreport.graph.PageOptions.ChangeNote;
import io.github.perfreport.graph.PageOptions.Verdict;
import io.github.perfreport.model.Marker;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A vertical line of a plot with its label.
 *
 * @param marker where it stands and what it says
 * @param colour its colour
 * @param rank whose label comes first where there is not room for all; the greater
 */
record DateLine(Marker marker, Palette colour, int rank) {

  /** The most important first, among equals the newest. */
  static final Comparator<DateLine> BY_IMPORTANCE =
      Comparator.comparingInt(DateLine::rank)
          .thenComparing(DateLine::marker, MarkerOrder.BY_DATE)
          .reversed();

  private static final int LONGEST_LABEL = 40;

  static List<DateLine> of(List<Marker> markers, List<Marker> jobChanges) {
    List<DateLine> lines = new ArrayList<>();
    for (Marker marker : markers) {
      lines.add(new DateLine(marker, Palette.MARKER, 0));
    }
    for (Marker change : jobChanges) {
      Marker labelled = new Marker(change.date(), "job " + change.label());
      lines.add(new DateLine(labelled, Palette.JOB, 1));
    }
    lines.sort(BY_IMPORTANCE);
    return lines;
  }

  /** The lines of a metric's markers and changes; a change comes before all else. */
  static List<DateLine> withChanges(List<DateLine> lines, String metric, List<ChangeNote> changes) {
    List<DateLine> all = new ArrayList<>(lines);
    for (ChangeNote change : changes) {
      if (change.metric().equals(metric)) {
        LocalDate date = LocalDate.ofInstant(change.run().time(), ZoneOffset.UTC);
        Marker size = new Marker(date, Words.size(change.before(), change.after()));
        all.add(new DateLine(size, colourOf(change.verdict()), 2));
      }
    }
    all.sort(BY_IMPORTANCE);
    return all;
  }

  private static Palette colourOf(Verdict verdict) {
    return switch (verdict) {
      case WORSE -> Palette.WORSE;
      case BETTER -> Palette.BETTER;
      case KNOWN, CHANGED -> Palette.MARKER;
    };
  }

  /** The label, cut where it is very long. */
  String label() {
    String label = marker.label();
    return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL - 1) + "…" : label;
  }

  /** Where it stands, in ms since 1970. */
  double millis() {
    return Scales.millis(marker.date());
  }
}
