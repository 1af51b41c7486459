package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may stand in a log, or be put there: no format finds it, fails of it or takes long. */
class HostileTextTest {

  private static final Duration LINEAR = Duration.ofSeconds(10);

  static Stream<String> formats() {
    return Reading.all().stream().map(Reading::name);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aLogOfOtherThingsHasNothing(String format) throws IOException {
    byte[] noise = Files.readAllBytes(Path.of("src/test/resources/formats/noise.log"));

    Collected found = Collected.of(Reading.named(format), noise, "build-log.txt");

    assertThat(found.measured, is(empty()));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aLongLineIsLeftNotKept(String format) {
    int colon = format.indexOf(':');
    LogFormat named = Formats.named(colon < 0 ? format : format.substring(0, colon)).orElseThrow();
    String preset = colon < 0 ? "" : format.substring(colon + 1);
    FormatReader reader = named.reader(new FormatSettings(preset, Map.of(), 1 << 16));

    assertTimeout(
        LINEAR, () -> Collected.of(reader, new Repeated("x 1 ", 16 << 20), "some/file.txt"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void timeIsLinear(String format) {
    for (String hostile :
        new String[] {
          "{",
          "[",
          "[[1,",
          "{\"a\":",
          "\"",
          "<a>",
          "1 ",
          " ",
          "a=1 ",
          "test a ... ",
          "x x ",
          "\r",
          "\u001b[",
          "time: [1 ns ",
          "Benchmark 1 ",
          "1,",
          "section_start:",
          "BenchmarkA-1 1 1 ns/op ",
          "[Result:Performance] {",
          "x: {\n",
          "\\\\\"",
          "a: 99th: 1 "
        }) {
      byte[] text = hostile.repeat((1 << 18) / hostile.length()).getBytes(StandardCharsets.UTF_8);

      assertTimeout(
          LINEAR, () -> Collected.of(Reading.named(format), text, "some/file.txt"), hostile);
    }
  }

  /** A text over and over, without a line's end. */
  private static final class Repeated extends InputStream {
    private final byte[] text;
    private long rest;

    Repeated(String text, long length) {
      this.text = text.getBytes(StandardCharsets.UTF_8);
      this.rest = length;
    }

    @Override
    public int read() {
      return rest-- > 0 ? text[(int) (rest % text.length)] : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (rest <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, rest);
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes[i] = text[i % text.length];
      }
      rest -= count;
      return new ByteArrayInputStream(bytes).read(to, offset, count);
    }
  }
}
