package io.github.perfreport.formats;

import java.util.List;

/**
 * Performance data of Kubernetes: the summaries that ClusterLoader2, scheduler_perf and etcd write
 * to files, and those that the old end-to-end tests print to the log.
 */
final class K8sPerfdata implements LogFormat {

  @Override
  public String name() {
    return "k8s-perfdata";
  }

  @Override
  public List<String> fields() {
    return List.of("file", "labels", "labels.<name>", "bucket");
  }

  @Override
  public String nameTemplate() {
    return "{file}/{labels}-{bucket}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    FormatReader json = new JsonReader(K8sJson::new, settings);
    return new K8sFileReader(JsonOrText.atStart(json, new PerfdataBlocks(settings, json)));
  }
}
