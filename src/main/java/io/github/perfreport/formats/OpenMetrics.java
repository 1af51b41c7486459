package io.github.perfreport.formats;

import java.util.List;

/**
 * The text form of OpenMetrics and Prometheus, in a file or as lines of a log. In a log a bare word
 * with a number is no metric.
 */
final class OpenMetrics implements LogFormat {

  @Override
  public String name() {
    return "openmetrics";
  }

  @Override
  public List<String> fields() {
    return List.of("metric", "labels", "labels.<name>");
  }

  @Override
  public String nameTemplate() {
    return "{metric}{labels}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return (text, place, found) -> {
      Lines lines = new Lines(text, settings, found);
      MetricFamilies families = new MetricFamilies(isOfMetrics(place), found);
      Marks marks = Marks.of("_", "{", "# TYPE", "# UNIT");
      String line = lines.next();
      while (line != null) {
        families.add(line);
        line = lines.next(families.isInLog() ? marks : null);
      }
      families.end();
    };
  }

  /** The names of GitLab's metrics.txt and of node exporters' files. */
  private static boolean isOfMetrics(String place) {
    String file = place.substring(place.lastIndexOf('/') + 1);
    return file.contains("metrics") || file.endsWith(".prom") || file.endsWith(".om");
  }
}
