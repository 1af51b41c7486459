package io.github.perfreport.model;

import java.io.Serializable;
import java.util.List;

/**
 * The series of one resource of a lane, as a page or a sheet of plots shows them.
 *
 * @param lane the lane's name
 * @param resource the resource's name, {@code vmi}
 * @param series one for each requested metric that has data, in the order requested
 */
public record ResourceHistory(String lane, String resource, List<Series> series)
    implements Serializable {

  /** Copies the list, so that a history never changes. */
  public ResourceHistory {
    series = List.copyOf(series);
  }
}
