package io.github.perfreport.plot;

import io.github.perfreport.model.Marker;
import java.util.Comparator;

/** The order of markers wherever they are written or drawn. */
public final class MarkerOrder {

  /** By date, then by label, so that the input order has no effect. */
  public static final Comparator<Marker> BY_DATE =
      Comparator.comparing(Marker::date).thenComparing(Marker::label);

  private MarkerOrder() {}
}
