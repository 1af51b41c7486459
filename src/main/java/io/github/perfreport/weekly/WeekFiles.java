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
 * @param metrics the metrics that have a folder for this week, in the lane's order
 */
public record WeekFiles(String lane, String resource, LocalDate monday, List<String> metrics)
    implements Serializable {

  /** Copies the list. */
  public WeekFiles {
    metrics = List.copyOf(metrics);
  }
}
