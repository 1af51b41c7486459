package io.github.perfreport.graph;

import io.github.perfreport.model.Marker;
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
