package io.github.perfreport.formats;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.perfreport.model.Better;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table that Google Benchmark prints. Its numbers are rounded, times perhaps to 0. The median
 * of repetitions is taken if there is one, else each repetition.
 */
final class GoogleBenchmarkConsole implements FormatReader {

  private static final Pattern HEADER =
      Pattern.compile("^Benchmark +Time(?:\\(ns\\))? +CPU(?:\\(ns\\))? +Iterations *(.*)$");

  private static final Pattern ROW =
      Pattern.compile("^(\\S.*?) +(\\S+) (ns|us|ms|s) +(\\S+) (ns|us|ms|s) +(\\d+)(?: +(.*))?$");

  /** Until 0.1: nanoseconds, as the header says. */
  private static final Pattern OLD_ROW =
      Pattern.compile("^(\\S.*?) +(\\d+)() +(\\d+)() +(\\d+)(?: +(.*))?$");

  private static final Pattern OLD_RATES =
      Pattern.compile("^(?:([\\d.]+[kMGT]?)B/s)?(?: *([\\d.]+[kMGT]?) items/s)?(?: |$)");

  private static final Pattern FAILED =
      Pattern.compile("^(\\S.*?) +(?:ERROR OCCURRED|SKIPPED): (.*)$");

  private static final Pattern STATISTIC = Pattern.compile("^(.+)_(mean|median|stddev|cv)$");

  private static final int LONGEST = 10_000;
  private static final int MOST_ROWS = 100_000;

  private final FormatSettings settings;

  /** A benchmark's rows: the medians, and all rows that aren't statistics. */
  private record Benchmark(List<Matcher> medians, List<Matcher> rows) {
    List<Matcher> taken() {
      return medians.isEmpty() ? rows : medians;
    }
  }

  GoogleBenchmarkConsole(FormatSettings settings) {
    this.settings = settings;
  }

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    Lines lines = new Lines(text, settings, found);
    Map<String, Benchmark> benchmarks = new LinkedHashMap<>();
    List<String> counters = null;
    Pattern form = ROW;
    Marks marks = Marks.of("Iterations");
    String line = lines.next(marks);
    while (line != null) {
      Matcher header = HEADER.matcher(line.length() > LONGEST ? "" : line);
      if (header.find()) {
        tell(benchmarks, counters, found);
        counters = counters(header.group(1));
        form = line.contains("Time(ns)") ? OLD_ROW : ROW;
      } else if (counters != null && line.length() <= LONGEST) {
        row(line, form, found, benchmarks);
      }
      if (benchmarks.size() > MOST_ROWS) {
        tell(benchmarks, counters, found);
      }
      line = lines.next(counters == null ? marks : null);
    }
    tell(benchmarks, counters, found);
  }

  private static List<String> counters(String columns) {
    return columns.startsWith("UserCounters") ? List.of() : Words.of(columns);
  }

  private static void row(
      String line, Pattern form, Found found, Map<String, Benchmark> benchmarks) {
    Matcher failed = FAILED.matcher(line);
    if (failed.find()) {
      found.left(Excerpt.of(failed.group(1)), "failed or skipped: " + Excerpt.of(failed.group(2)));
      return;
    }
    Matcher row = form.matcher(line);
    if (!row.find()) {
      return;
    }
    Matcher statistic = STATISTIC.matcher(row.group(1));
    boolean isStatistic = statistic.find();
    String name = isStatistic ? statistic.group(1) : row.group(1);
    Benchmark benchmark =
        benchmarks.computeIfAbsent(
            name, key -> new Benchmark(new ArrayList<>(), new ArrayList<>()));
    if (!isStatistic) {
      benchmark.rows().add(row);
    } else if (statistic.group(2).equals("median")) {
      benchmark.medians().add(row);
    }
  }

  private static void tell(Map<String, Benchmark> benchmarks, List<String> counters, Found found) {
    benchmarks.forEach(
        (name, benchmark) -> {
          if (benchmark.taken().isEmpty()) {
            found.left(Excerpt.of(name), "only statistics of repetitions, and no median");
          }
          benchmark.taken().forEach(row -> tell(new Row(found).with("name", name), row, counters));
        });
    benchmarks.clear();
  }

  private static void tell(Row name, Matcher row, List<String> counters) {
    time(name.with("metric", "real_time"), row.group(2), row.group(3));
    time(name.with("metric", "cpu_time"), row.group(4), row.group(5));
    oldRates(name, row.group(7) == null ? "" : row.group(7));
    List<String> words = row.group(7) == null ? List.of() : Words.of(row.group(7));
    for (int i = 0; i < words.size(); i++) {
      int equals = words.get(i).indexOf('=');
      if (!counters.isEmpty() && i < counters.size()) {
        counter(name, counters.get(i), words.get(i));
      } else if (counters.isEmpty() && equals > 0) {
        counter(name, words.get(i).substring(0, equals), words.get(i).substring(equals + 1));
      }
    }
  }

  /** Rates without a name, until 1.3: their prefixes are of 1024, of bytes and of items. */
  private static void oldRates(Row name, String text) {
    Matcher rates = OLD_RATES.matcher(text);
    if (rates.find()) {
      oldRate(name.with("metric", "bytes_per_second"), rates.group(1), "B/s");
      oldRate(name.with("metric", "items_per_second"), rates.group(2), "1/s");
    }
  }

  private static void oldRate(Row row, String number, String unit) {
    Optional<BigDecimal> value = number == null ? Optional.empty() : Numbers.binarySuffix(number);
    value.ifPresent(rate -> row.take("", rate, unit, Better.HIGHER));
  }

  private static void time(Row row, String text, String printed) {
    String unit = printed.isEmpty() ? "ns" : printed;
    Optional<BigDecimal> value = Numbers.plain(text);
    if (value.isEmpty()) {
      row.leave("no number: " + text);
    } else if (value.get().signum() == 0) {
      row.leave("0: too short for its unit, " + unit);
    } else {
      row.take("", value.get(), unit, Better.LOWER);
    }
  }

  /** Prefixes of bytes mean powers of 1024, but have an i only since 1.8. */
  private static void counter(Row name, String counter, String text) {
    boolean rate = text.endsWith("/s");
    boolean time = !rate && text.endsWith("s");
    String number = text.substring(0, text.length() - (rate ? 2 : time ? 1 : 0));
    boolean bytes = counter.equals("bytes_per_second");
    Optional<BigDecimal> value =
        bytes || number.endsWith("i") ? Numbers.binarySuffix(number) : Numbers.siSuffix(number);
    Row row = name.with("metric", counter);
    if (value.isEmpty()) {
      row.leave("no number: " + text);
    } else {
      String unit = bytes ? "B/s" : rate ? "1/s" : time ? "s" : "";
      row.take("", value.get(), unit, Units.better(unit));
    }
  }
}
