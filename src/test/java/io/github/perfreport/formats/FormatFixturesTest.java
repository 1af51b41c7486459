package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.formats.Fixtures.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatFixturesTest {

  static Stream<Fixture> fixtures() throws IOException {
    return Fixtures.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void allOfItIsReadAndNothingElse(Fixture fixture) {
    Collected found = fixture.read(fixture.bytes());

    assertThat(String.join("\n", found.all), is(String.join("\n", fixture.expected())));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void linesMayEndAsOnWindows(Fixture fixture) {
    String text = new String(fixture.bytes(), StandardCharsets.UTF_8);
    String windows = text.replace("\r\n", "\n").replace("\n", "\r\n");

    Collected found = fixture.read(windows.getBytes(StandardCharsets.UTF_8));

    assertThat(found.measured, is(fixture.read(fixture.bytes()).measured));
  }

  /** What is passed over unread holds nothing: the noise is longer than what is read at once. */
  @ParameterizedTest
  @MethodSource("logs")
  void itIsReadInTheMidstOfALog(Fixture fixture) {
    String noise = "nothing to see here\n".repeat(5_000);
    String log = noise + new String(fixture.bytes(), StandardCharsets.UTF_8) + "\n" + noise;

    Collected found = fixture.read(log.getBytes(StandardCharsets.UTF_8));

    assertThat(found.measured, is(fixture.read(fixture.bytes()).measured));
  }

  /** Google Benchmark's JSON is looked for in a text's first 64 KB only. */
  private static boolean holdsJson(Fixture fixture) {
    return new String(fixture.bytes(), StandardCharsets.UTF_8).contains("\"context\"");
  }

  /** Outputs that are printed, and not only written to a file. */
  static Stream<Fixture> logs() throws IOException {
    return Fixtures.all()
        .filter(fixture -> !fixture.format().matches("json.*|bmf|junit|openmetrics"))
        .filter(fixture -> "{[\"".indexOf(fixture.bytes()[0]) < 0)
        .filter(fixture -> !holdsJson(fixture));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void aTextMayBeCutAnywhere(Fixture fixture) {
    byte[] bytes = fixture.bytes();
    int step = Math.max(1, bytes.length / 300);

    for (int length = 0; length < bytes.length; length += step) {
      fixture.read(java.util.Arrays.copyOf(bytes, length));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void anyByteMayBeDamaged(Fixture fixture) {
    byte[] bytes = fixture.bytes();
    int step = Math.max(1, bytes.length / 100);
    for (int at = 0; at < bytes.length; at += step) {
      for (byte damage : new byte[] {0, '"', '{', '}', '\n', (byte) 0xff}) {
        byte[] damaged = bytes.clone();
        damaged[at] = damage;
        fixture.read(damaged);
      }
    }
  }
}
