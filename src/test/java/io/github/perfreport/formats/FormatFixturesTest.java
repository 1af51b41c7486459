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
