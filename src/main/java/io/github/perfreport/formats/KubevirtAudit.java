package io.github.perfreport.formats;

import java.util.List;

/** Blocks of KubeVirt's perfscale-audit, in a file or in the lines of a log. */
final class KubevirtAudit implements LogFormat {

  @Override
  public String name() {
    return "kubevirt-audit";
  }

  @Override
  public List<String> fields() {
    return List.of("name");
  }

  @Override
  public String nameTemplate() {
    return "{name}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return new JsonReader(KubevirtAuditJson::new, settings);
  }
}
