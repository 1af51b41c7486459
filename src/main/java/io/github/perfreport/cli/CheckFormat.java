package io.github.perfreport.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.changes.ChangesJson;
import io.github.perfreport.changes.Links;
import io.github.perfreport.changes.ReportMarkdown;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How {@code check} says what got worse: for a terminal, a program, a pull request, a CI system.
 */
enum CheckFormat {
  TABLE {
    @Override
    String render(Map<LaneChanges, Links> lanes) {
      return new CheckTable(lanes).render();
    }
  },
  JSON {
    @Override
    String render(Map<LaneChanges, Links> lanes) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonGenerator json = Json.indented(out)) {
        json.writeStartObject();
        json.writeBooleanField("Alarm", lanes.keySet().stream().anyMatch(LaneChanges::alarms));
        json.writeArrayFieldStart("Lanes");
        for (Map.Entry<LaneChanges, Links> lane : lanes.entrySet()) {
          ChangesJson.write(json, lane.getKey().alarming(), lane.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      return out.toString(StandardCharsets.UTF_8);
    }
  },
  MARKDOWN {
    @Override
    String render(Map<LaneChanges, Links> lanes) {
      return lanes.entrySet().stream()
          .map(
              lane ->
                  new ReportMarkdown(lane.getValue(), false)
                      .report(lane.getKey().alarming())
                      .strip())
          .collect(Collectors.joining("\n\n"));
    }
  },
  JUNIT {
    @Override
    String render(Map<LaneChanges, Links> lanes) {
      return new CheckJunit(lanes).render();
    }
  };

  /** The whole output, without a line's end behind it. */
  abstract String render(Map<LaneChanges, Links> lanes) throws IOException;

  /**
   * The format of a name.
   *
   * @throws UsageException if there is none
   */
  static CheckFormat of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--format: '" + name + "' is none of table, json, markdown, junit", e);
    }
  }
}
