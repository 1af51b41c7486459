package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every format, on all fixtures of all tools. */
class FormatContractTest {

  private static final Path ROOT = Path.of("src/test/resources/formats");
  private static final int CUTS = 15;
  private static final Pattern FIELD = Pattern.compile("\\{([^}]*)}");

  /** Every format with each of its presets. */
  static Stream<Reading> readings() {
    return Reading.all().stream();
  }

  @ParameterizedTest
  @MethodSource("readings")
  void crlfGivesWhatLfGives(Reading reading) throws IOException {
    for (Path fixture : fixtures()) {
      byte[] text = Files.readAllBytes(fixture);
      String crlf = latin(text).replace("\r\n", "\n").replace("\n", "\r\n");

      Collected withCr = read(reading, bytes(crlf), fixture);

      assertThat(fixture.toString(), withCr.lines(), is(read(reading, text, fixture).lines()));
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void aTextCutAnywhereIsNoError(Reading reading) throws IOException {
    for (Path fixture : fixtures()) {
      byte[] text = Files.readAllBytes(fixture);
      for (int i = 0; i < CUTS; i++) {
        read(reading, Arrays.copyOf(text, (int) ((long) text.length * i / CUTS)), fixture);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void everyMeasurementHasTheFieldsItsFormatNames(Reading reading) throws IOException {
    List<String> fields = reading.format().fields();
    for (Path fixture : fixtures()) {
      for (Measurement m : read(reading, Files.readAllBytes(fixture), fixture).measured) {
        List<String> plain =
            m.fields().keySet().stream().map(f -> f.replaceFirst("\\..*", ".<name>")).toList();
        assertThat(fixture + " " + m, plain, everyItem(is(in(fields))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void theNameTemplateUsesFieldsOfTheFormat(Reading reading) {
    Matcher field = FIELD.matcher(reading.format().nameTemplate());
    while (field.find()) {
      assertThat(
          field.group(1), is(in(Stream.concat(fields(reading), Stream.of("unit")).toList())));
    }
  }

  private static Stream<String> fields(Reading reading) {
    return reading.format().fields().stream();
  }

  @ParameterizedTest
  @MethodSource("readings")
  void whatIsLeftIsSaidInFewWords(Reading reading) throws IOException {
    for (Path fixture : fixtures()) {
      for (String left : read(reading, Files.readAllBytes(fixture), fixture).left) {
        assertThat(left, left.length(), lessThanOrEqualTo(500));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void noiseHasNoMeasurement(Reading reading) {
    Random random = new Random(1);
    byte[] noise = new byte[1 << 16];
    random.nextBytes(noise);

    assertThat(read(reading, noise, Path.of("noise.txt")).lines(), is(empty()));
    assertThat(read(reading, new byte[0], Path.of("empty.json")).lines(), is(empty()));
    assertThat(read(reading, bytes(LOG), Path.of("build-log.txt")).lines(), is(empty()));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void aLineWithoutEndIsReadInBoundedMemory(Reading reading) throws IOException {
    for (String part :
        List.of("x", "[", "{\"a\":", "[1,", "\"", "<a>", "<a b='c' ", "1 ns/op ", ": ")) {
      Collected found = new Collected();
      FormatSettings settings = new FormatSettings(preset(reading), Map.of(), 1 << 14);
      reading.format().reader(settings).read(again(part, 1 << 20), "some.json", found);
      assertThat(part, found.lines(), is(empty()));
    }
  }

  private static String preset(Reading reading) {
    int colon = reading.name().indexOf(':');
    return colon < 0 ? "" : reading.name().substring(colon + 1);
  }

  /** The part again and again, without a line's end. */
  private static InputStream again(String part, int length) {
    return new ByteArrayInputStream(bytes(part.repeat(length / part.length())));
  }

  private static List<Path> fixtures() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Collected read(Reading reading, byte[] text, Path place) {
    return Collected.of(reading.reader(), text, place.toString());
  }

  private static String latin(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Lines of a build that look like this or that format. */
  private static final String LOG =
      """
      + set -x
      2026-02-02T00:00:00Z [INFO] Scanning for projects... { "a": [1, 2, {"b": nan}] }
      [1/5] Compiling foo.c
      {"level": "info", "ts": 1770000000.5, "msg": "started", "took": 12.5}
      [2026-02-02 00:00:00] {broken: json}
      I0202 00:00:00.000000 1 main.go:1] map[a:1 b:2]
      <html><body class="x">no & xml</body>
      ok  	example.org/pkg	0.012s
      test result: ok. 3 passed; 0 failed; 0 ignored; finished in 0.00s
      Benchmarking is fun: 12 times
      """;
}
