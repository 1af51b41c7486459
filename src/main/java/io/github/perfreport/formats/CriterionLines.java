package io.github.perfreport.formats;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of criterion: {@code NAME time: [low estimate high]}, with {@code thrpt:} below it; a long
 * name is on a separate line. The estimate is the value.
 */
final class CriterionLines {

  private static final Pattern ESTIMATE =
      Pattern.compile(
          "^(.*?)\\s*\\b(time|thrpt): +\\[(\\S+) +(\\S+) +(\\S+) +(\\S+) +(\\S+) +(\\S+)\\]");

  private static final String PROGRESS = "Benchmarking ";

  private final Found found;
  private String name = "";

  CriterionLines(Found found) {
    this.found = found;
  }

  void add(String line) {
    Matcher estimate = ESTIMATE.matcher(line);
    if (line.indexOf('[') >= 0 && estimate.find() && isUnit(estimate.group(6))) {
      if (!estimate.group(1).isBlank()) {
        name = estimate.group(1).strip();
      }
      measured(estimate.group(2), estimate.group(5), estimate.group(6));
    } else if (line.startsWith(PROGRESS)) {
      progress(line.substring(PROGRESS.length()));
    } else if (isName(line)) {
      name = line.strip();
    }
  }

  private void measured(String kind, String value, String unit) {
    Optional<BigDecimal> number = Numbers.plain(value);
    boolean time = kind.equals("time");
    if (name.isEmpty()) {
      found.left(value + " " + unit, "the benchmark's name is missing");
    } else if (number.isEmpty()) {
      found.left(Excerpt.of(name), "no number: " + Excerpt.of(value));
    } else {
      Map<String, String> fields = Map.of("name", name, "metric", time ? "" : "throughput");
      Better better = time ? Better.LOWER : Better.HIGHER;
      found.measured(new Measurement(fields, number.get(), unit, better, false));
    }
  }

  /** {@code NAME: Analyzing}; no estimate follows for a failed benchmark. */
  private void progress(String text) {
    for (String step : new String[] {": Warming up", ": Collecting", ": Analyzing", ": Complete"}) {
      int end = text.lastIndexOf(step);
      if (end > 0) {
        name = text.substring(0, end);
        return;
      }
    }
    name = text.endsWith(":") ? text.substring(0, text.length() - 1) : text.strip();
  }

  private static boolean isUnit(String unit) {
    return Units.isTime(unit) || unit.endsWith("/s");
  }

  /** Any line without indentation may be a name; the last one before an estimate is the name. */
  private static boolean isName(String line) {
    return !line.isBlank() && line.length() <= 1000 && !Character.isWhitespace(line.charAt(0));
  }
}
