package io.github.perfreport.formats;

import java.util.List;

/** Bencher Metric Format: {@code {benchmark: {measure: {"value": 1}}}}. */
final class Bmf implements LogFormat {

  @Override
  public String name() {
    return "bmf";
  }

  @Override
  public List<String> fields() {
    return List.of("benchmark", "measure");
  }

  @Override
  public String nameTemplate() {
    return "{benchmark}-{measure}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return new JsonReader(BmfJson::new, settings);
  }
}
