package io.github.perfreport.definition;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Files of a run that hold a tool's output, and which of their measurements become metrics.
 *
 * @param path a path below the run's folder, in which {@code *} stands for any characters of one
 *     part and {@code **} for up to {@value #MOST_FOLDERS_DEEP} folders; null for the run's own log
 * @param isLog whether the files are logs, without which the run is read again next time
 * @param take by field, the values of measurements that are taken, with {@code *}; empty for all
 * @param leave by field, the values of measurements that are left out
 * @param name the template of a metric's name; null for the format's own
 * @param combine how several values of one metric in a run become one
 */
public record OutputSource(
    String path,
    boolean isLog,
    Map<String, List<String>> take,
    Map<String, List<String>> leave,
    String name,
    Combine combine)
    implements Serializable {

  /** The entry of {@code from} that means the run's own log. */
  public static final String LOG = "log";

  /** How many folders {@code **} reaches down. */
  public static final int MOST_FOLDERS_DEEP = 5;

  /** All measurements of the run's own log. */
  public static final OutputSource OWN_LOG =
      new OutputSource(null, true, Map.of(), Map.of(), null, Combine.MEDIAN);

  /** How several values of one metric in a run become one. */
  public enum Combine {
    MEDIAN,
    MEAN,
    MIN,
    MAX,
    SUM,
    /** The last in the order of the text. */
    LAST,
    /** The metric is left out, with a row. */
    REFUSE
  }

  /** Copies the collections. */
  public OutputSource {
    take = Map.copyOf(take);
    leave = Map.copyOf(leave);
  }

  /** The same measurements from other files. */
  OutputSource at(String otherPath, boolean areLogs) {
    return new OutputSource(otherPath, areLogs, take, leave, name, combine);
  }
}
