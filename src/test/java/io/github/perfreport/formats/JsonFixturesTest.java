package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outputs of real tools, and small ones of the same shapes, against what is to be read from them:
 * {@code X.expected} beside {@code X}. The first line has the format, the others a measurement
 * each, and behind {@code left} what isn't taken and why.
 */
class JsonFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/formats");
  private static final String EXPECTED = ".expected";

  static Stream<String> fixtures() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
          .filter(path -> path.endsWith(EXPECTED))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void whatAFixtureHasIsReadOrLeft(String expected) throws IOException {
    List<String> lines = Files.readAllLines(ROOT.resolve(expected), StandardCharsets.UTF_8);
    String fixture = expected.substring(0, expected.length() - EXPECTED.length());
    byte[] text = Files.readAllBytes(ROOT.resolve(fixture));

    Collected found = Collected.of(Reading.named(lines.get(0)).reader(), text, fixture);

    List<String> read = new ArrayList<>(List.of(lines.get(0)));
    read.addAll(found.lines());
    found.left.forEach(left -> read.add("left " + left));
    assertThat(String.join("\n", read), is(String.join("\n", lines)));
  }
}
