package io.github.perfreport.formats;

import java.util.List;

/** Results of JMH, Java's microbenchmark harness: its JSON, and the table of its console. */
final class Jmh implements LogFormat {

  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public List<String> fields() {
    return List.of("benchmark", "metric", "mode", "params", "param.<name>", "threads", "unit");
  }

  @Override
  public String nameTemplate() {
    return "{benchmark}:{metric}/{params}-{mode}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return JsonOrText.atStart(new JsonReader(JmhJson::new, settings), new JmhText(settings));
  }
}
