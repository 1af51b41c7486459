package io.github.perfreport.cli;

import io.github.perfreport.formats.Measurement;
import io.github.perfreport.formats.NameTemplate;
import io.github.perfreport.formats.Reading;
import io.github.perfreport.model.Better;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes text for a person: each format that finds anything, with its first measurements. */
final class InspectionText implements InspectionOutput {

  private static final int SHOWN = 5;

  private final Consumer<String> out;
  private final List<String> first = new ArrayList<>();
  private final Map<String, Left> left = new LinkedHashMap<>();
  private Reading reading;
  private NameTemplate names;
  private int count;
  private boolean empty = true;

  private record Left(String example, int count) {
    Left plus(Left other) {
      return new Left(example, count + other.count);
    }
  }

  InspectionText(Consumer<String> out, Path file) {
    this.out = out;
    out.accept(file.toString());
  }

  @Override
  public void begin(Reading next) {
    tell();
    reading = next;
    names = new NameTemplate(next.format().nameTemplate());
    first.clear();
    left.clear();
    count = 0;
  }

  @Override
  public void taken(Measurement measurement) {
    count++;
    if (first.size() < SHOWN) {
      first.add(
          names.of(measurement)
              + ": "
              + measurement.value()
              + (measurement.unit().isEmpty() ? "" : " " + measurement.unit())
              + direction(measurement.better()));
    }
  }

  @Override
  public void left(String what, String reason) {
    left.merge(reason, new Left(what, 1), Left::plus);
  }

  @Override
  public void end() {
    tell();
    if (empty) {
      out.accept("  no format finds a measurement");
    }
  }

  private void tell() {
    if (count > 0 || !left.isEmpty()) {
      empty = false;
      out.accept(
          "  " + reading.name() + ": " + count + (count == 1 ? " measurement" : " measurements"));
      first.forEach(line -> out.accept("    " + line));
      if (count > first.size()) {
        out.accept("    and " + (count - first.size()) + " more");
      }
      left.forEach((reason, what) -> out.accept("    left: " + text(reason, what)));
    }
  }

  private static String text(String reason, Left what) {
    String more = what.count() == 1 ? "" : " and " + (what.count() - 1) + " more";
    return what.example() + more + ": " + reason;
  }

  private static String direction(Better better) {
    return better == Better.UNKNOWN ? "" : ", " + better + " is better";
  }
}
