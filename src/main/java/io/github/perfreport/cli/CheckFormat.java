package io.github.perfreport.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.reporting.ChangesJson;
import io.github.perfreport.reporting.ReportMarkdown;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The output formats of {@code check}: for a terminal, a program, a pull request, a CI system. */
enum CheckFormat {
  TABLE {
    @Override
    String render(List<CheckedLane> lanes) {
      return new CheckTable(lanes).render();
    }
  },
  JSON {
    @Override
    String render(List<CheckedLane> lanes) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonGenerator json = Json.indented(out)) {
        json.writeStartObject();
        json.writeBooleanField("Alarm", lanes.stream().anyMatch(CheckedLane::alarms));
        json.writeArrayFieldStart("Missing");
        for (CheckedLane lane : lanes) {
          writeMissing(json, lane);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("Lanes");
        for (CheckedLane lane : lanes) {
          if (lane.changes().isPresent()) {
            ChangesJson.write(json, lane.changes().get().lasting(), lane.links());
          }
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      return out.toString(StandardCharsets.UTF_8);
    }
  },
  MARKDOWN {
    @Override
    String render(List<CheckedLane> lanes) {
      return lanes.stream().map(CheckFormat::markdown).collect(Collectors.joining("\n\n"));
    }
  },
  JUNIT {
    @Override
    String render(List<CheckedLane> lanes) {
      return new CheckJunit(lanes).render();
    }
  };

  private static void writeMissing(JsonGenerator json, CheckedLane lane) throws IOException {
    for (String missing : lane.missing()) {
      json.writeStartObject();
      json.writeStringField("Lane", lane.name());
      json.writeStringField("What", missing);
      json.writeEndObject();
    }
  }

  private static String markdown(CheckedLane lane) {
    ReportMarkdown report = new ReportMarkdown(lane.links(), null);
    return lane.changes()
        .map(changes -> report.report(changes.lasting(), lane.missing()))
        .orElseGet(() -> report.withoutData(lane.name(), lane.missing()))
        .strip();
  }

  /** The whole output, without a line break at its end. */
  abstract String render(List<CheckedLane> lanes) throws IOException;

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
          "--format: '" + name + "' is not one of table, json, markdown, junit", e);
    }
  }
}
