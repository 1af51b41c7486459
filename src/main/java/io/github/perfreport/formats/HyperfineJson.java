package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Set;

/** What hyperfine writes with {@code --export-json}: times in seconds. */
final class HyperfineJson implements JsonShape {

  @Override
  public Set<String> skipped() {
    return Set.of("times", "memory_usage_byte");
  }

  @Override
  public boolean fits(JsonNode document) {
    JsonNode first = document.path("results").path(0);
    return first.has("command");
  }

  @Override
  public void read(JsonDocument document, Found found) {
    for (JsonNode result : document.value().path("results")) {
      result(result, found);
    }
  }

  private static void result(JsonNode result, Found found) {
    Row row =
        new Row(found)
            .with("name", result.path("command"))
            .withParameters(result.path("parameters"));
    String failure = failure(result.path("exit_codes"));
    if (!failure.isEmpty()) {
      row.leave(failure);
      return;
    }
    for (String stat : new String[] {"median", "mean", "min", "max", "user", "system"}) {
      stat(row, stat, result.path(stat));
    }
  }

  /** A command faster than the shell that starts it is reported as 0. */
  private static void stat(Row row, String stat, JsonNode value) {
    if (!Row.isZero(value)) {
      row.take(stat, value, "s", Better.LOWER);
    } else if (stat.equals("median") || stat.equals("mean")) {
      row.leave(stat, "0: the command is faster than can be measured beside its shell's start");
    }
  }

  private static String failure(JsonNode exitCodes) {
    for (JsonNode code : exitCodes) {
      if (code.isNull() || code.asInt() != 0) {
        return "the command failed: exit code " + code.asText();
      }
    }
    return "";
  }
}
