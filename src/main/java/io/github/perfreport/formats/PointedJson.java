package io.github.perfreport.formats;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The JSON of a tool that only a definition describes, by pointers. */
final class PointedJson implements JsonShape {

  private final JsonPointers pointers;

  PointedJson(JsonPointers pointers) {
    this.pointers = pointers;
  }

  @Override
  public boolean elements() {
    return false;
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.isContainerNode() && !document.isEmpty();
  }

  @Override
  public void read(JsonDocument document, Found found) {
    walk(document.value(), "", pointers.each(), (key, benchmark) -> read(key, benchmark, found));
  }

  /** Follows the steps to their end, then visits each element. */
  private static void walk(
      JsonNode node, String key, List<String> steps, BiConsumer<String, JsonNode> each) {
    if (steps.isEmpty()) {
      elements(node, key, each);
    } else if (steps.get(0).equals("*")) {
      elements(node, key, (k, element) -> walk(element, k, rest(steps), each));
    } else {
      walk(child(node, steps.get(0)), key, rest(steps), each);
    }
  }

  private static List<String> rest(List<String> steps) {
    return steps.subList(1, steps.size());
  }

  private static JsonNode child(JsonNode node, String step) {
    boolean index = node.isArray() && step.matches("[0-9]{1,8}");
    return index ? node.path(Integer.parseInt(step)) : node.path(step);
  }

  private static void elements(JsonNode node, String key, BiConsumer<String, JsonNode> each) {
    if (node.isArray()) {
      node.forEach(element -> each.accept(key, element));
    } else {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        each.accept(key.isEmpty() ? entry.getKey() : key + "/" + entry.getKey(), entry.getValue());
      }
    }
  }

  private void read(String key, JsonNode benchmark, Found found) {
    String id =
        pointers.ids().stream().map(p -> benchmark.at(p).asText()).collect(Collectors.joining("/"));
    Row row = new Row(found).with("name", id.isEmpty() ? key : id);
    for (JsonPointer value : pointers.values()) {
      value(row, benchmark, value);
    }
  }

  private void value(Row row, JsonNode benchmark, JsonPointer pointer) {
    String stat = pointers.values().size() == 1 ? "" : pointer.toString().substring(1);
    String unit = unit(benchmark);
    JsonNode value = benchmark.at(pointer);
    Optional<BigDecimal> written = Numbers.plain(value.isTextual() ? value.asText().strip() : "");
    if (value.isMissingNode()) {
      row.leave(stat, "there is no " + pointer);
    } else if (written.isPresent()) {
      row.take(stat, written.get(), unit, Units.better(unit));
    } else {
      row.take(stat, value, unit, Units.better(unit));
    }
  }

  private String unit(JsonNode benchmark) {
    String unit = pointers.unit();
    return unit.startsWith("/") ? benchmark.at(unit).asText() : unit;
  }
}
