package io.github.perfreport.formats;

import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Units of measurements, with the base unit and the usual direction of each. Tools choose the
 * prefix in each run, but a series has one unit: s, B, 1/s and their combinations.
 */
public final class Units {

  private static final BigDecimal EIGHTH = new BigDecimal("0.125");
  private static final Map<String, BigDecimal> SECONDS = seconds();
  private static final Map<String, BigDecimal> BYTES = bytes();

  /** Names of one repetition of a benchmark, after the slash. */
  private static final Set<String> ONE =
      Set.of(
          "op", "ops", "iter", "iteration", "call", "req", "request", "invocation", "transaction");

  private static final Set<String> RATES =
      Set.of("tps", "qps", "rps", "ops", "iops", "IOPS", "Hz", "hz", "bps", "Kbps", "Mbps", "Gbps");

  /**
   * A number in a base unit.
   *
   * @param value the number
   * @param unit such as {@code s}, {@code s/op}, {@code B/s}; the unchanged unit if it is unknown
   */
  public record Quantity(BigDecimal value, String unit) {}

  private Units() {}

  /** The same quantity in the base unit of its dimension. */
  public static Quantity base(BigDecimal value, String unit) {
    String plain = spelled(unit);
    int dash = plain.lastIndexOf('-');
    if (dash > 0 && isSimple(plain.substring(dash + 1))) { // p99-ms, as Go's tools write it
      Quantity last = base(value, plain.substring(dash + 1));
      return new Quantity(last.value(), plain.substring(0, dash + 1) + last.unit());
    }
    if (plain.equals("%")) {
      return new Quantity(value.movePointLeft(2), "ratio");
    }
    int stroke = plain.lastIndexOf('/');
    if (stroke < 0) {
      return simple(value, plain);
    }
    Quantity above = simple(value, plain.substring(0, stroke));
    String below = plain.substring(stroke + 1);
    BigDecimal seconds = SECONDS.get(below);
    return seconds == null
        ? new Quantity(above.value(), above.unit() + "/" + below)
        : new Quantity(above.value().divide(seconds, MathContext.DECIMAL128), above.unit() + "/s");
  }

  /**
   * The usual direction: times and costs per operation are better lower, rates higher; all others
   * are unknown.
   */
  public static Better better(String unit) {
    String plain = spelled(unit);
    int stroke = plain.lastIndexOf('/');
    String below = plain.substring(stroke + 1);
    if (stroke < 0) {
      return SECONDS.containsKey(plain)
          ? Better.LOWER
          : RATES.contains(plain) ? Better.HIGHER : Better.UNKNOWN;
    }
    if (ONE.contains(below)) {
      return Better.LOWER;
    }
    return SECONDS.containsKey(below) ? Better.HIGHER : Better.UNKNOWN;
  }

  /** True of s, ms, minutes and so on. */
  public static boolean isTime(String unit) {
    return SECONDS.containsKey(spelled(unit));
  }

  private static Quantity simple(BigDecimal value, String unit) {
    if (SECONDS.containsKey(unit)) {
      return new Quantity(value.multiply(SECONDS.get(unit)), "s");
    }
    if (BYTES.containsKey(unit)) {
      return new Quantity(value.multiply(BYTES.get(unit)), "B");
    }
    return new Quantity(value, unit);
  }

  private static boolean isSimple(String unit) {
    return SECONDS.containsKey(unit) || BYTES.containsKey(unit);
  }

  /** One spelling for the two letters mu, and a slash for "per". */
  private static String spelled(String unit) {
    return unit.strip().replace('\u00b5', 'u').replace('\u03bc', 'u').replace(" per ", "/");
  }

  private static Map<String, BigDecimal> seconds() {
    Map<String, BigDecimal> units = new HashMap<>();
    put(units, "1e-12", "ps");
    put(units, "1e-9", "ns", "nsec", "nanosecond", "nanoseconds");
    put(units, "1e-6", "us", "usec", "microsecond", "microseconds");
    put(units, "1e-3", "ms", "msec", "millisecond", "milliseconds");
    put(units, "1", "s", "sec", "sec.", "secs", "second", "seconds");
    put(units, "60", "m", "min", "mins", "minute", "minutes");
    put(units, "3600", "h", "hr", "hour", "hours");
    put(units, "86400", "d", "day", "days");
    return Map.copyOf(units);
  }

  private static Map<String, BigDecimal> bytes() {
    Map<String, BigDecimal> units = new HashMap<>();
    put(units, "1", "B", "byte", "bytes", "Byte", "Bytes");
    put(units, "0.125", "bit", "bits", "b");
    BigDecimal decimal = BigDecimal.ONE;
    BigDecimal binary = BigDecimal.ONE;
    for (String prefix : List.of("K", "M", "G", "T")) {
      decimal = decimal.multiply(BigDecimal.valueOf(1000));
      binary = binary.multiply(BigDecimal.valueOf(1024));
      put(units, decimal.toString(), prefix + "B", prefix + "bytes");
      put(units, decimal.multiply(EIGHTH).toString(), prefix + "bit", prefix + "bits");
      put(units, binary.toString(), prefix + "iB");
    }
    put(units, "1000", "kB");
    put(units, "1024", "kiB");
    put(units, "125", "kbit", "kbits");
    return Map.copyOf(units);
  }

  private static void put(Map<String, BigDecimal> units, String factor, String... names) {
    for (String name : names) {
      units.put(name, new BigDecimal(factor));
    }
  }
}
