package io.github.perfreport.formats.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damages logs at random: bytes are flipped, cut out, spliced in, repeated. Whatever is done, the
 * scanner ends, and finds the blocks outside the damage. {@code -Dfuzz.cases=200000} says how many
 * logs, {@code -Dfuzz.seed} which.
 */
@Tag("fuzz")
class BlockScannerFuzzTest {

  private static final int CASES = Integer.getInteger("fuzz.cases", 3_000);
  private static final long SEED = Long.getLong("fuzz.seed", 20_230_313L);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private enum Damage {
    FLIP,
    CUT,
    SPLICE,
    REPEAT,
    TRUNCATE;

    /** Whether the damaged log may hold another block of any resource behind the first. */
    boolean mayAddBlocks() {
      return this == SPLICE || this == REPEAT;
    }
  }

  /** One log, and where the specs' texts are in its bytes. */
  private static final class Log {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<SampleBlock> blocks = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();

    void add(String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(SampleBlock block, Shape shape, LogBuilder.Prefix prefix, Copy copy) {
      int begin = bytes.size();
      LogBuilder spec = new LogBuilder();
      shape.print(spec, block);
      bytes.writeBytes(copy == null ? spec.bytes(prefix, false, false) : copy.of(spec, prefix));
      blocks.add(block);
      places.add(new int[] {begin, bytes.size()});
    }
  }

  @Test
  @Timeout(3600)
  void findsWhatIsOutsideTheDamage() {
    SplittableRandom seeds = new SplittableRandom(SEED);
    for (int i = 0; i < CASES; i++) {
      long seed = seeds.nextLong();
      try {
        damageOne(new SplittableRandom(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("case " + i + ", seed " + seed + ": " + e, e);
      }
    }
  }

  private static void damageOne(SplittableRandom random) {
    Log log = log(random);
    byte[] whole = log.bytes.toByteArray();
    int from = random.nextInt(whole.length);
    int to = from + random.nextInt(Math.min(whole.length - from, 1 << random.nextInt(12)) + 1);
    Damage damage = pick(Damage.values(), random);
    byte[] damaged = damage(whole, from, to, damage, random);

    long start = System.nanoTime();
    Scanned scanned = Scanned.of(damaged);
    Duration took = Duration.ofNanos(System.nanoTime() - start);

    assertThat(took, lessThan(LONGEST));
    for (int i = 0; i < log.blocks.size(); i++) {
      int[] place = log.places.get(i);
      int end = damage == Damage.TRUNCATE ? whole.length : to;
      if (place[1] <= from || place[0] >= end) {
        assertIsFound(damage + " " + from + "-" + end, scanned, log.blocks.get(i), damage);
      }
    }
  }

  private static void assertIsFound(
      String what, Scanned scanned, SampleBlock block, Damage damage) {
    assertThat(what, scanned.values(), hasKey(block.resource()));
    if (!damage.mayAddBlocks()) {
      assertThat(what, scanned.values().get(block.resource()), equalTo(block.values()));
    }
  }

  private static Log log(SplittableRandom random) {
    Log log = new Log();
    LogBuilder.Prefix prefix = pick(LogBuilder.Prefix.values(), random);
    Shape shape = pick(Shape.values(), random);
    Copy copy = random.nextInt(3) == 0 ? pick(Copy.values(), random) : null;
    while (copy != null && shape.isCaptured()) {
      shape = pick(Shape.values(), random);
    }
    for (SampleBlock block : SampleBlock.ALL) {
      log.add(new LogBuilder().noise().toString());
      SampleBlock other = block.with("CREATE-pods-count", "" + random.nextInt(1_000));
      Shape own = random.nextInt(4) == 0 ? pick(Shape.values(), random) : shape;
      log.add(other, copy != null && own.isCaptured() ? shape : own, prefix, copy);
    }
    return log;
  }

  private static byte[] damage(
      byte[] whole, int from, int to, Damage damage, SplittableRandom random) {
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    damaged.write(whole, 0, from);
    switch (damage) {
      case FLIP -> damaged.writeBytes(flipped(whole, from, to, random));
      case SPLICE -> damaged.writeBytes(splice(whole, random));
      case REPEAT -> {
        for (int times = random.nextInt(1, 5); times >= 0; times--) {
          damaged.write(whole, from, to - from);
        }
      }
      case CUT, TRUNCATE -> {}
    }
    if (damage != Damage.TRUNCATE) {
      damaged.write(whole, to, whole.length - to);
    }
    return damaged.toByteArray();
  }

  private static byte[] flipped(byte[] whole, int from, int to, SplittableRandom random) {
    byte[] part = java.util.Arrays.copyOfRange(whole, from, to);
    for (int i = part.length == 0 ? 0 : random.nextInt(8); i > 0; i--) {
      part[random.nextInt(part.length)] = (byte) random.nextInt(256);
    }
    return part;
  }

  private static byte[] splice(byte[] whole, SplittableRandom random) {
    int from = random.nextInt(whole.length);
    return java.util.Arrays.copyOfRange(
        whole, from, from + random.nextInt(Math.min(whole.length - from, 2_000)));
  }

  private static <T> T pick(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }
}
