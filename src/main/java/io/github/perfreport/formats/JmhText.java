package io.github.perfreport.formats;

import io.github.perfreport.model.Better;
import java.io.IOException;
import java.io.InputStream;

/** JMH's console, and what it writes with {@code -rf text}, {@code csv} or {@code scsv}. */
final class JmhText implements FormatReader {

  private static final String BENCHMARK = "# Benchmark: ";

  private final FormatSettings settings;

  JmhText(FormatSettings settings) {
    this.settings = settings;
  }

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    Lines lines = new Lines(text, settings, found);
    JmhTable table = new JmhTable(found);
    JmhCsv csv = new JmhCsv(found);
    Marks marks = Marks.of("Benchmark", "<failure>", "<forked VM failed");
    String benchmark = "";
    String line = lines.next(marks);
    while (line != null) {
      if (line.startsWith(BENCHMARK)) {
        benchmark = line.substring(BENCHMARK.length()).strip();
      } else if (isFailure(line) && !benchmark.isEmpty()) {
        found.left(Excerpt.of(benchmark), "the benchmark failed");
        benchmark = "";
      } else if (!csv.add(line)) {
        table.add(line);
      }
      line = lines.next(csv.isOpen() || table.isOpen() ? null : marks);
    }
  }

  private static boolean isFailure(String line) {
    return line.endsWith("<failure>") || line.startsWith("<forked VM failed");
  }

  /** The numbers of a profiler or group have a direction only if they are per operation. */
  static Better better(String metric, String unit) {
    return metric.isEmpty() || unit.startsWith("ops/") || unit.endsWith("/op")
        ? Units.better(unit)
        : Better.UNKNOWN;
  }

  /** A row of a benchmark, whose name may be followed by a colon and a metric's name. */
  static Row row(Found found, String name) {
    int colon = name.indexOf(':');
    return new Row(found)
        .with("benchmark", colon < 0 ? name : name.substring(0, colon))
        .with("metric", metric(name));
  }

  /** The metric in a benchmark's name; empty for the score itself. */
  static String metric(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : metricName(name.substring(colon + 1));
  }

  /** A metric's name without the dot in its middle that a profiler's name began with until 1.36. */
  static String metricName(String name) {
    String dotted = name.replace('?', '\u00b7');
    return dotted.startsWith("\u00b7") ? dotted.substring(1) : dotted;
  }
}
