package io.github.perfreport.weekly;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * The files of one week of one resource, one for each metric.
 *
 * @param lane the lane's name
 * @param resource the resource's name
 * @param monday the week's label
 * @param metrics those that have a folder of this week, in the order that the lane reports them
 */
public record WeekFiles(String lane, String resource, LocalDate monday, List<String> metrics)
    implements Serializable {

  /** Copies the list. */
  public WeekFiles {
    metrics = List.copyOf(metrics);
  }
}
