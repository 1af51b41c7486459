package io.github.perfreport.formats;

import java.util.List;

/** Results of Google Benchmark for C++: its JSON, and the table of its console. */
final class GoogleBenchmark implements LogFormat {

  @Override
  public String name() {
    return "google-benchmark";
  }

  @Override
  public List<String> fields() {
    return List.of("name", "metric", "unit");
  }

  @Override
  public String nameTemplate() {
    return "{name}-{metric}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return JsonOrText.withinText(
        "context",
        new JsonReader(GoogleBenchmarkJson::new, settings),
        new GoogleBenchmarkConsole(settings));
  }
}
