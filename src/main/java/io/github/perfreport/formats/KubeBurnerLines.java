package io.github.perfreport.formats;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.perfreport.model.Better;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Log lines of kube-burner, all versions: {@code JOB: QUANTILE 50th: 2000 99th: 3000 max: 6000 avg:
 * 2000} in milliseconds, with ms behind the numbers since 2.0, and {@code Job JOB took 4m36s}. Only
 * messages of its logger count: a shell may echo such a line.
 */
final class KubeBurnerLines implements FormatReader {

  private static final Pattern QUANTILE =
      Pattern.compile(
          "^(.+?):? ((?:(?:P?\\d\\d(?:th)?|min|max|avg): -?[\\w.]+(?: ?ms)?[, ]*){2,})$");

  private static final Pattern PAIR =
      Pattern.compile("(P?\\d\\d(?:th)?|min|max|avg): (-?[\\w.]+?)(?: ?(ms))?(?:[, ]|$)");

  /** {@code jobLatency @ JOB}, {@code serviceLatency: JOB}: the measurement precedes the job. */
  private static final Pattern MEASUREMENT = Pattern.compile("^(\\w+Latency)(?: @|:) (.+)$");

  private static final Pattern TOOK = Pattern.compile("^Job (.+) took (\\S+)( seconds)?$");

  /** Messages with numbers are never longer. */
  private static final int LONGEST = 2_000;

  private final FormatSettings settings;

  KubeBurnerLines(FormatSettings settings) {
    this.settings = settings;
  }

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    Lines lines = new Lines(text, settings, found);
    Marks marks = Marks.of("avg: ", "max: ", " took ");
    for (String line = lines.next(marks); line != null; line = lines.next(marks)) {
      if (lines.isLogged() && line.length() < LONGEST) {
        message(line.strip(), found);
      }
    }
  }

  private static void message(String message, Found found) {
    if (message.contains("avg: ") || message.contains("max: ")) {
      Matcher quantile = QUANTILE.matcher(message);
      if (quantile.find()) {
        numbers(head(quantile.group(1)), quantile.group(2), found);
      }
    } else if (message.startsWith("Job ")) {
      Matcher took = TOOK.matcher(message);
      if (took.find()) {
        took(took.group(1), took.group(2), found);
      }
    }
  }

  private static Map<String, String> head(String text) {
    Map<String, String> fields = new TreeMap<>();
    String rest = text;
    Matcher measurement = MEASUREMENT.matcher(text);
    if (measurement.find()) {
      fields.put("metricName", measurement.group(1));
      rest = measurement.group(2);
    }
    int colon = rest.lastIndexOf(": ");
    fields.put("jobName", colon < 0 ? "" : rest.substring(0, colon).strip());
    fields.put("quantileName", rest.substring(colon < 0 ? 0 : colon + 2).strip());
    return fields;
  }

  private static void numbers(Map<String, String> head, String text, Found found) {
    Matcher pair = PAIR.matcher(text);
    while (pair.find()) {
      Map<String, String> fields = new TreeMap<>(head);
      fields.put("stat", stat(pair.group(1)));
      String name = String.join(" ", fields.values());
      Optional<BigDecimal> value = Numbers.plain(pair.group(2));
      if (value.isEmpty()) {
        found.left(Excerpt.of(name), "no number: " + pair.group(2));
      } else if (value.get().signum() < 0) {
        found.left(Excerpt.of(name), "a negative time: " + pair.group(2));
      } else {
        found.measured(new Measurement(fields, value.get(), "ms", Better.LOWER, false));
      }
    }
  }

  /** The quantile's name in the files: P99. */
  private static String stat(String printed) {
    return printed.endsWith("th") ? "P" + printed.substring(0, printed.length() - 2) : printed;
  }

  private static void took(String job, String time, Found found) {
    Optional<BigDecimal> seconds = Durations.seconds(time).or(() -> Numbers.plain(time));
    if (seconds.isEmpty()) {
      found.left(Excerpt.of(job), "no duration: " + Excerpt.of(time));
    } else {
      Map<String, String> fields =
          Map.of("jobName", job, "metricName", "jobSummary", "stat", "elapsedTime");
      found.measured(new Measurement(fields, seconds.get(), "s", Better.LOWER, false));
    }
  }
}
