package io.github.perfreport.definition;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound of a time window: a duration back from now, in Go's notation or in days ({@code 168h},
 * {@code 1h30m0s}, {@code 7d}), or a date ({@code 2025-07-03}, UTC) or a time (RFC 3339).
 *
 * @param back how far back from now, or null
 * @param at the time itself, or null
 */
public record TimeBound(Duration back, Instant at) implements Serializable {

  private static final Pattern DURATION =
      Pattern.compile("([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h|d))+");
  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h|d)");
  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "µs", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0, "d",
          86_400.0);

  /**
   * Reads a bound.
   *
   * @throws UsageException if the text is not a bound
   */
  public static TimeBound parse(String text) {
    if (text.equals("0")) {
      return new TimeBound(Duration.ZERO, null);
    }
    if (DURATION.matcher(text).matches()) {
      return new TimeBound(duration(text), null);
    }
    try {
      return new TimeBound(
          null,
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeException e) {
      throw new UsageException(
          "'" + text + "' is neither a duration (168h, 7d) nor a date (2025-07-03)", e);
    }
  }

  private static Duration duration(String text) {
    double seconds = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      seconds += Double.parseDouble(part.group(1)) * SECONDS.get(part.group(2));
    }
    if (seconds > 200 * 366 * 86_400.0) {
      throw new UsageException("'" + text + "' is longer than 200 years");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** The bound's time, for a run of the program that began at the given time. */
  public Instant from(Instant now) {
    return at != null ? at : now.minus(back);
  }
}
