package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tools' outputs with what is to be read from them: beside each file, {@code
 * <file>.expected.jsonl}, whose first line names the format.
 */
final class Fixtures {

  private static final Path FOLDER = Path.of("src/test/resources/formats");
  private static final String EXPECTED = ".expected.jsonl";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /**
   * A fixture.
   *
   * @param format the format, with its preset
   * @param file the tool's output
   * @param expected measurements and what is left, as texts
   */
  record Fixture(String format, Path file, List<String> expected) {

    byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Collected read(byte[] text) {
      return Collected.of(Reading.named(format), text, file.toString());
    }

    @Override
    public String toString() {
      return format + " " + FOLDER.relativize(file);
    }
  }

  private Fixtures() {}

  static Stream<Fixture> all() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(EXPECTED))
          .sorted()
          .map(Fixtures::fixture)
          .toList()
          .stream();
    }
  }

  private static Fixture fixture(Path expected) {
    String name = expected.getFileName().toString();
    Path file = expected.resolveSibling(name.substring(0, name.length() - EXPECTED.length()));
    try {
      List<String> lines = Files.readAllLines(expected);
      List<String> all = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        all.add(text(JSON.readTree(line)));
      }
      return new Fixture(JSON.readTree(lines.get(0)).path("format").asText(), file, all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode line) {
    if (line.has("left")) {
      return "left " + line.path("left").asText() + ": " + line.path("reason").asText();
    }
    Map<String, String> labels = new TreeMap<>();
    line.path("labels").properties().forEach(l -> labels.put(l.getKey(), l.getValue().asText()));
    String number = labels + " " + line.path("value").decimalValue();
    return (number + " " + line.path("unit").asText()).strip() + " " + line.path("better").asText();
  }
}
