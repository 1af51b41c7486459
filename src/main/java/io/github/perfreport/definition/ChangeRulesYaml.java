package io.github.perfreport.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.perfreport.definition.ChangeRules.Ack;
import io.github.perfreport.definition.ChangeRules.Limits;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Metric;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unchecked keys below {@code changes}. */
record ChangeRulesYaml(
    @JsonProperty("min-size") String minSize,
    @JsonProperty("min-sizes") LinkedHashMap<String, String> minSizes,
    Integer weeks,
    @JsonProperty("min-points") Integer minPoints,
    String together,
    @JsonProperty("ack-within") String ackWithin,
    LinkedHashMap<String, String> worse,
    @JsonProperty("watched-since") String watchedSince) {

  private static final ChangeRulesYaml NONE =
      new ChangeRulesYaml(null, null, null, null, null, null, null, null);
  private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?%");

  /** Ten years; a longer time is a mistake. */
  private static final int MOST_WEEKS = 520;

  /** Most jobs have fewer runs in a month; a level of so many is hardly ever found. */
  private static final int MOST_POINTS = 100;

  private record AcksYaml(List<AckYaml> acks) {}

  private record AckYaml(
      String metric, String resource, String date, Double level, String reason) {}

  /**
   * Checks a definition's keys and makes the rules.
   *
   * @param yaml the keys below {@code changes}, or null
   * @throws UsageException if a key's value is invalid; the message names the key
   */
  static ChangeRules rules(ChangeRulesYaml yaml, List<Ack> acks, String compareUrl) {
    ChangeRulesYaml keys = yaml == null ? NONE : yaml;
    return new ChangeRules(keys.limits(), keys.directions(), keys.firstDay(), acks, compareUrl);
  }

  private Limits limits() {
    Limits usual = Limits.DEFAULT;
    Map<String, Double> sizes = new LinkedHashMap<>();
    if (minSizes != null) {
      minSizes.forEach((m, size) -> sizes.put(metric("min-sizes", m), percent("min-sizes", size)));
    }
    return new Limits(
        minSize == null ? usual.minSize() : percent("min-size", minSize),
        sizes,
        weeks == null ? usual.weeks() : within(1, MOST_WEEKS, "weeks", weeks),
        minPoints == null ? usual.minPoints() : within(2, MOST_POINTS, "min-points", minPoints),
        together == null ? usual.together() : duration("together", together),
        ackWithin == null ? usual.ackWithin() : duration("ack-within", ackWithin));
  }

  private LocalDate firstDay() {
    try {
      return watchedSince == null ? null : LocalDate.parse(watchedSince);
    } catch (DateTimeException e) {
      throw new UsageException(
          "changes.watched-since: '" + watchedSince + "' is not a date (2025-07-03)", e);
    }
  }

  private Map<String, Better> directions() {
    Map<String, Better> directions = new LinkedHashMap<>();
    if (worse != null) {
      worse.forEach((m, text) -> directions.put(metric("worse", m), direction(text)));
    }
    return directions;
  }

  private static String metric(String key, String name) {
    check(Metric.isName(name), key, "'" + name + "' can't be the name of a metric");
    return name;
  }

  private static double percent(String key, String text) {
    Matcher percent = PERCENT.matcher(String.valueOf(text));
    check(percent.matches(), key, "'" + text + "' is no percentage (5%)");
    double share = Double.parseDouble(percent.group(1)) / 100;
    check(share <= 1, key, "'" + text + "' is above 100%");
    return share;
  }

  private static int within(int least, int most, String key, int value) {
    check(value >= least, key, value + " is below " + least);
    check(value <= most, key, value + " is above " + most);
    return value;
  }

  private static Duration duration(String key, String text) {
    Duration back = TimeBound.parse(text).back();
    check(back != null, key, "'" + text + "' is no duration (2d, 48h)");
    return back;
  }

  private static Better direction(String text) {
    return switch (String.valueOf(text).toLowerCase(Locale.ROOT)) {
      case "up" -> Better.LOWER;
      case "down" -> Better.HIGHER;
      case "neither" -> Better.NEITHER;
      default ->
          throw new UsageException("changes.worse: '" + text + "' is not one of up, down, neither");
    };
  }

  private static void check(boolean condition, String key, String what) {
    if (!condition) {
      throw new UsageException("changes." + key + ": " + what);
    }
  }

  /**
   * Reads a file of {@code acks: [{metric, resource, date, level, reason}]}.
   *
   * @throws UsageException if it can't be read, or an entry lacks a required key
   */
  static List<Ack> readAcks(String path) {
    AcksYaml file = DefinitionYaml.read(path, AcksYaml.class);
    List<Ack> acks = new ArrayList<>();
    for (AckYaml ack : file.acks() == null ? List.<AckYaml>of() : file.acks()) {
      acks.add(ack(path + ": acks[" + acks.size() + "]", ack));
    }
    return acks;
  }

  private static Ack ack(String place, AckYaml ack) {
    if (ack == null || ack.metric() == null || ack.date() == null || ack.reason() == null) {
      throw new UsageException(place + ": needs a metric, a date and a reason");
    }
    try {
      LocalDate date = LocalDate.parse(ack.date());
      return new Ack(ack.metric(), ack.resource(), date, ack.level(), ack.reason());
    } catch (DateTimeException e) {
      throw new UsageException(place + ": '" + ack.date() + "' is not a date (2025-07-03)", e);
    }
  }
}
