package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Better;
import java.util.Map;

/** A block {@code {"Values": {name: {"value": 1}}}}. */
final class KubevirtAuditJson implements JsonShape {

  private static final String VALUES = "Values";

  /** True for a block of the audit tool. */
  static boolean isBlock(JsonNode document) {
    return document.path(VALUES).isObject();
  }

  @Override
  public boolean fits(JsonNode document) {
    return isBlock(document);
  }

  @Override
  public void read(JsonDocument document, Found found) {
    for (Map.Entry<String, JsonNode> entry : document.value().path(VALUES).properties()) {
      value(entry.getKey(), entry.getValue().path("value"), found);
    }
  }

  private static void value(String name, JsonNode value, Found found) {
    Row row = new Row(found).with("name", name);
    if (value.isMissingNode()) {
      row.leave("has no value");
    } else if (MetricGroups.KUBEVIRT.of(name).zeroIsAbsent() && Row.isZero(value)) {
      row.leave("0: the audit found no observation");
    } else {
      row.take(value, unit(name), better(name));
    }
  }

  /** The unit that a metric's name tells. */
  static String unit(String name) {
    return MetricGroups.KUBEVIRT.of(name).unit();
  }

  /** The direction that a metric's name tells. */
  static Better better(String name) {
    return MetricGroups.KUBEVIRT.of(name).better();
  }
}
