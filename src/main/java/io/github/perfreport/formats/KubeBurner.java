package io.github.perfreport.formats;

import java.util.List;

/** Results of kube-burner: the files that its local indexer writes, and the lines of its log. */
final class KubeBurner implements LogFormat {

  @Override
  public String name() {
    return "kube-burner";
  }

  @Override
  public List<String> fields() {
    return List.of("jobName", "metricName", "quantileName", "labels", "labels.<name>", "stat");
  }

  @Override
  public String nameTemplate() {
    return "{jobName}/{metricName}/{labels}/{quantileName}-{stat}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return JsonOrText.atStart(
        new JsonReader(() -> new KubeBurnerJson(settings), settings),
        new KubeBurnerLines(settings));
  }
}
