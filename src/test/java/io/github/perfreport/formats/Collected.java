package io.github.perfreport.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a reader found, for tests, in the text's order. */
final class Collected implements Found {

  final List<Measurement> measured = new ArrayList<>();
  final List<String> left = new ArrayList<>();
  final List<String> all = new ArrayList<>();

  static Collected of(String format, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(Reading.named(format), bytes, "some/file.txt");
  }

  static Collected of(Reading reading, byte[] text, String place) {
    return of(reading.reader(), text, place);
  }

  static Collected of(FormatReader reader, byte[] text, String place) {
    return of(reader, new ByteArrayInputStream(text), place);
  }

  static Collected of(FormatReader reader, InputStream text, String place) {
    Collected found = new Collected();
    try {
      reader.read(text, place, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Override
  public void measured(Measurement m) {
    if (m.zeroIsAbsent() && m.value().signum() == 0) {
      left(String.join(" ", m.fields().values()), "0 says that nothing was measured");
    } else {
      measured.add(m);
      all.add((m.fields() + " " + m.value() + " " + m.unit()).strip() + " " + m.better());
    }
  }

  @Override
  public void left(String what, String reason) {
    left.add(what + ": " + reason);
    all.add("left " + what + ": " + reason);
  }

  /** Each measurement as {@code {field=value, …} number unit direction}. */
  List<String> lines() {
    return all.stream().filter(line -> !line.startsWith("left ")).toList();
  }
}
