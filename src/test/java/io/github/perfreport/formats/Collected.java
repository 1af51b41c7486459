package io.github.perfreport.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a reader found, for tests. */
final class Collected implements Found {

  final List<Measurement> measured = new ArrayList<>();
  final List<String> left = new ArrayList<>();

  static Collected of(String format, String text) {
    return of(format, text.getBytes(StandardCharsets.UTF_8), FormatSettings.MAX_BYTES);
  }

  static Collected of(String format, byte[] text, int maxBytes) {
    int colon = format.indexOf(':');
    String preset = colon < 0 ? "" : format.substring(colon + 1);
    LogFormat named = Formats.named(colon < 0 ? format : format.substring(0, colon)).orElseThrow();
    FormatSettings settings = new FormatSettings(preset, java.util.Map.of(), maxBytes);
    return of(named.reader(settings), text, "some/file.txt");
  }

  static Collected of(FormatReader reader, byte[] text, String place) {
    Collected found = new Collected();
    try {
      reader.read(new ByteArrayInputStream(text), place, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Override
  public void measured(Measurement measurement) {
    measured.add(measurement);
  }

  @Override
  public void left(String what, String reason) {
    left.add(what + ": " + reason);
  }

  /** Each measurement as {@code {field=value, …} number unit direction}. */
  List<String> lines() {
    return measured.stream()
        .map(m -> (m.fields() + " " + m.value() + " " + m.unit()).strip() + " " + m.better())
        .toList();
  }
}
