package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;

import io.github.perfreport.formats.Fixtures.Fixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damages real tools' outputs at random: bytes are changed, cut out, repeated, taken from another
 * output. Whatever is done, a reader ends without an error, and no number comes out that the text
 * hasn't. {@code -Dfuzz.cases=200000} says how many outputs, {@code -Dfuzz.seed} which.
 */
@Tag("fuzz")
class FormatsFuzzTest {

  private static final int CASES = Integer.getInteger("fuzz.cases", 1_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_260_202L);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 40_000;

  private static final Pattern NUMBER =
      Pattern.compile("[0-9.][0-9.,]*(?:[eE][-+]?[0-9]{1,3}(?![0-9]))?");

  /** What would be overwritten, coloured or joined on a terminal. */
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x9b]|[OE]\\+");

  /** Units, and suffixes of numbers. */
  private static final List<BigDecimal> FACTORS =
      List.of(
          BigDecimal.ONE,
          new BigDecimal("1e-3"),
          new BigDecimal("1e-6"),
          new BigDecimal("1e-9"),
          new BigDecimal("1e-12"),
          BigDecimal.valueOf(1_000),
          BigDecimal.valueOf(1_000_000),
          BigDecimal.valueOf(1_000_000_000),
          BigDecimal.valueOf(1_000_000_000_000L),
          BigDecimal.valueOf(1L << 10),
          BigDecimal.valueOf(1L << 20),
          BigDecimal.valueOf(1L << 30),
          BigDecimal.valueOf(1L << 40));

  @Test
  @Timeout(7200)
  void readersEndAndMakeNothingUp() throws IOException {
    List<Fixture> fixtures = Fixtures.all().toList();
    List<Reading> readings = Reading.all();
    SplittableRandom seeds = new SplittableRandom(SEED);
    for (int i = 0; i < CASES; i++) {
      long seed = seeds.nextLong();
      SplittableRandom random = new SplittableRandom(seed);
      Fixture fixture = fixtures.get(random.nextInt(fixtures.size()));
      Fixture other = fixtures.get(random.nextInt(fixtures.size()));
      byte[] text = damaged(start(fixture.bytes()), start(other.bytes()), random);
      try {
        read(Reading.named(fixture.format()), text, fixture);
        read(readings.get(random.nextInt(readings.size())), text, fixture);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("case " + i + ", seed " + seed + ", " + fixture + ": " + e, e);
      }
    }
  }

  private static void read(Reading reading, byte[] text, Fixture fixture) {
    long begin = System.nanoTime();
    Collected found = Collected.of(reading, text, fixture.file().toString());
    assertThat(Duration.ofNanos(System.nanoTime() - begin), lessThan(LONGEST));

    String chars = new String(text, StandardCharsets.UTF_8);
    if (!CONTROLS.matcher(chars).find()) {
      Set<BigDecimal> printed = numbers(chars);
      found.measured.stream().filter(m -> !isComputed(m)).forEach(m -> assertPrinted(m, printed));
    }
  }

  /** A duration of several units, a sum, or the middle of two repetitions. */
  private static boolean isComputed(Measurement m) {
    return m.fields().containsValue("elapsedTime")
        || m.fields().containsValue("longestUnavailablePeriod")
        || m.fields().containsValue("restarts")
        || m.fields().getOrDefault("metric", "").endsWith("_time");
  }

  private static void assertPrinted(Measurement m, Set<BigDecimal> printed) {
    BigDecimal value = m.value().abs();
    boolean is =
        FACTORS.stream()
            .map(factor -> value.divide(factor, MathContext.DECIMAL128).stripTrailingZeros())
            .anyMatch(printed::contains);
    if (!is) {
      throw new AssertionError("not in the text: " + m);
    }
  }

  private static Set<BigDecimal> numbers(String text) {
    Set<BigDecimal> numbers = new HashSet<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      add(numbers, number.group());
      add(numbers, number.group().replace(",", ""));
      add(numbers, number.group().replace(',', '.'));
      for (String part : number.group().split(",", -1)) {
        add(numbers, part);
      }
    }
    return numbers;
  }

  private static void add(Set<BigDecimal> numbers, String text) {
    Numbers.plain(text).ifPresent(n -> numbers.add(n.stripTrailingZeros()));
    Numbers.plain(text.replaceFirst("\\.$", ""))
        .ifPresent(n -> numbers.add(n.stripTrailingZeros()));
  }

  private static byte[] start(byte[] text) {
    return Arrays.copyOf(text, Math.min(text.length, MOST_BYTES));
  }

  private static byte[] damaged(byte[] text, byte[] other, SplittableRandom random) {
    byte[] result = text;
    int times = random.nextInt(1, 6);
    for (int i = 0; i < times && result.length > 0; i++) {
      result = once(result, other, random);
    }
    return result;
  }

  private static byte[] once(byte[] text, byte[] other, SplittableRandom random) {
    int from = random.nextInt(text.length);
    int to = Math.min(text.length, from + random.nextInt(1, 200));
    return switch (random.nextInt(5)) {
      case 0 -> join(part(text, 0, from), letter(random), part(text, from + 1, text.length));
      case 1 -> join(part(text, 0, from), part(text, to, text.length));
      case 2 -> join(part(text, 0, to), part(text, from, text.length));
      case 3 -> join(part(text, 0, from), anyPart(other, random), part(text, from, text.length));
      default -> part(text, 0, from);
    };
  }

  /** Mostly one that means something to some format. */
  private static byte[] letter(SplittableRandom random) {
    byte[] meaningful =
        "\n\r\t \"'{}[]<>,.:;=-+_/%#()0123456789eEkMGnusmxN\\".getBytes(StandardCharsets.UTF_8);
    byte any = (byte) random.nextInt(256);
    return new byte[] {
      random.nextInt(4) == 0 ? any : meaningful[random.nextInt(meaningful.length)]
    };
  }

  private static byte[] anyPart(byte[] text, SplittableRandom random) {
    int from = text.length == 0 ? 0 : random.nextInt(text.length);
    return part(text, from, from + random.nextInt(1, 400));
  }

  private static byte[] part(byte[] text, int from, int to) {
    int end = Math.min(to, text.length);
    return from >= end ? new byte[0] : Arrays.copyOfRange(text, from, end);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
