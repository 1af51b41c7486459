package io.github.perfreport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.perfreport.formats.Measurement;
import io.github.perfreport.formats.NameTemplate;
import io.github.perfreport.formats.Reading;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes a line of JSON for each measurement, and for each that was refused. */
final class InspectionJson implements InspectionOutput {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<String> out;
  private final String file;
  private String format = "";
  private NameTemplate names;
  private boolean empty = true;

  InspectionJson(Consumer<String> out, Path file) {
    this.out = out;
    this.file = file.toString();
  }

  @Override
  public void begin(Reading reading) {
    format = reading.name();
    names = new NameTemplate(reading.format().nameTemplate());
  }

  @Override
  public void taken(Measurement measurement) {
    ObjectNode line = JSON.createObjectNode();
    measurement.fields().forEach(line.putObject("labels")::put);
    line.put("name", names.of(measurement));
    line.put("value", measurement.value());
    line.put("unit", measurement.unit());
    line.put("better", measurement.better().toString());
    say(line);
    empty = false;
  }

  @Override
  public void left(String what, String reason) {
    say(JSON.createObjectNode().put("left", what).put("reason", reason));
  }

  @Override
  public void end() {
    if (empty) {
      left(file, "no measurement is found in this file");
    }
  }

  private void say(ObjectNode line) {
    out.accept(line.put("file", file).put("format", format).toString());
  }
}
