package io.github.perfreport.formats;

import java.util.List;

/**
 * What {@code cargo bench} prints: lines and JSON of Rust's own benchmarks, lines and files of
 * criterion.
 */
final class CargoBench implements LogFormat {

  @Override
  public String name() {
    return "cargo-bench";
  }

  @Override
  public List<String> fields() {
    return List.of("name", "stat", "metric");
  }

  @Override
  public String nameTemplate() {
    return "{name}-{metric}-{stat}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return (text, place, found) -> {
      CriterionEstimates estimates = new CriterionEstimates(place, settings.maxBytes(), found);
      Lines lines = new Lines(text, settings, found);
      LibtestLines libtest = new LibtestLines(found);
      CriterionLines criterion = new CriterionLines(found);
      Marks marks = estimates.isFile() ? null : marks();
      for (String line = lines.next(marks); line != null; line = lines.next(marks)) {
        if (!estimates.add(line) && !libtest.add(line)) {
          criterion.add(line);
        }
      }
      estimates.end();
    };
  }

  /** A benchmark's name may stand on the line before its time. */
  private static Marks marks() {
    return Marks.withLinesBefore(
        2, " bench:", "FAILED", "time: ", "thrpt: ", "Benchmarking ", "\"type", "\"reason");
  }
}
