package io.github.perfreport.model;

import java.io.Serializable;
import java.util.List;

/**
 * All that a page or a sheet of plots shows: the series of one resource of a lane.
 *
 * @param lane the lane's name
 * @param resource the resource's name, {@code vmi}
 * @param series one for each metric that was asked for and has data, in the order asked for
 */
public record ResourceHistory(String lane, String resource, List<Series> series)
    implements Serializable {

  /** Copies the list, so that a history never changes. */
  public ResourceHistory {
    series = List.copyOf(series);
  }
}
