package io.github.perfreport.formats;

import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The results of a text. They are passed on at its end, since the directions of units, a failed
 * benchmark and a second number of processors may appear anywhere.
 */
final class GoResults {

  /** The most results that are held back; no run has more. */
  private static final int MOST_HELD = 200_000;

  private static final int MOST_PACKAGES = 10_000;

  private final Found found;
  private final List<Result> results = new ArrayList<>();
  private final Map<String, Better> units = new HashMap<>();
  private final Set<List<String>> failed = new HashSet<>();
  private final Map<String, Source> sources = new HashMap<>();

  /** One package's output, or the text. */
  private static final class Source {
    private String pkg = "";
    private String tornName = "";
  }

  private record Result(String pkg, String name, GoLine.Pair pair) {

    /** The name without the number of processors. */
    String plainName() {
      return name.substring(0, dash() < 0 ? name.length() : dash());
    }

    /** The number of processors as go prints it; absent if it is 1. */
    String procs() {
      return dash() < 0 ? "1" : name.substring(dash() + 1);
    }

    List<String> identity() {
      return List.of(pkg, plainName(), pair.unit());
    }

    private int dash() {
      int digits = name.length();
      while (digits > 0 && Character.digit(name.charAt(digits - 1), 10) >= 0) {
        digits--;
      }
      boolean suffix = digits < name.length() && digits > 1 && name.charAt(digits - 1) == '-';
      return suffix ? digits - 1 : -1;
    }
  }

  GoResults(Found found) {
    this.found = found;
    units.put("ns/op", Better.LOWER);
    units.put("sec/op", Better.LOWER);
    units.put("B/op", Better.LOWER);
    units.put("allocs/op", Better.LOWER);
    units.put("MB/s", Better.HIGHER);
    units.put("B/s", Better.HIGHER);
  }

  /** Takes a line of a package's output; the package is empty if only the text names it. */
  void line(String eventPackage, String line) {
    Source source = source(eventPackage);
    Optional<GoLine> result = GoLine.of(line);
    if (result.isPresent()) {
      source.tornName = "";
      add(source, result.get());
    } else if (line.startsWith("Benchmark")) {
      source.tornName = GoLine.tornName(line).orElse("");
    } else if (!source.tornName.isEmpty() && isRest(line)) {
      GoLine.of(source.tornName, Words.of(line)).ifPresent(rest -> add(source, rest));
      source.tornName = "";
    } else {
      other(source, line);
    }
  }

  /** True if a name waits for the rest of its line. */
  boolean isTorn() {
    return sources.values().stream().anyMatch(source -> !source.tornName.isEmpty());
  }

  /** Ends the text. */
  void end() {
    Map<List<String>, Set<String>> procs = new HashMap<>();
    for (Result result : results) {
      procs.computeIfAbsent(result.identity(), key -> new HashSet<>()).add(result.procs());
    }
    for (Result result : results) {
      tell(result, procs.get(result.identity()).size() > 1);
    }
    results.clear();
  }

  private Source source(String eventPackage) {
    if (sources.size() > MOST_PACKAGES) {
      sources.clear();
    }
    return sources.computeIfAbsent(
        eventPackage,
        pkg -> {
          Source source = new Source();
          source.pkg = pkg;
          return source;
        });
  }

  private void add(Source source, GoLine line) {
    line.pairs().forEach(pair -> results.add(new Result(source.pkg, line.name(), pair)));
    if (results.size() > MOST_HELD) {
      end();
    }
  }

  /** The numbers of a result whose name is on an earlier line. */
  private static boolean isRest(String line) {
    List<String> words = Words.of(line);
    return words.size() % 2 == 1
        && words.size() >= 3
        && GoLine.of("", words)
            .filter(rest -> rest.pairs().size() * 2 + 1 == words.size())
            .isPresent();
  }

  private void other(Source source, String line) {
    if (line.startsWith("pkg:")) {
      source.pkg = line.substring("pkg:".length()).strip();
    } else if (line.startsWith("ok  \t") || line.startsWith("FAIL\t")) {
      source.pkg = "";
    } else if (line.startsWith("Unit ")) {
      unit(Words.of(line));
    } else if (line.contains("--- FAIL: Benchmark") || line.contains("--- SKIP: Benchmark")) {
      failure(source, Words.of(line.substring(line.indexOf("--- "))));
    } else {
      glued(line);
    }
  }

  private void unit(List<String> words) {
    for (String word : words) {
      if (word.startsWith("better=") && units.size() < MOST_PACKAGES) {
        boolean higher = word.equals("better=higher");
        units.put(words.get(1), higher ? Better.HIGHER : Better.LOWER);
      }
    }
  }

  private void failure(Source source, List<String> words) {
    String name = words.get(2);
    String reason = words.get(1).equals("FAIL:") ? "the benchmark failed" : "it was skipped";
    found.left(Excerpt.of(name), reason);
    if (failed.size() < MOST_HELD) {
      failed.add(List.of(source.pkg, GoLine.shortName(name)));
    }
  }

  /**
   * A result after output without a line break: the end of that output can't be told from the name.
   */
  private void glued(String line) {
    int at = line.indexOf(" Benchmark");
    if (at >= 0 && line.endsWith("/op")) {
      GoLine.of(line.substring(at + 1))
          .ifPresent(
              result ->
                  found.left(
                      Excerpt.of("Benchmark" + result.name()), "stands behind other output"));
    }
  }

  private void tell(Result result, boolean severalProcs) {
    Optional<BigDecimal> value = Numbers.plain(result.pair().value());
    String unit = result.pair().unit();
    if (hasFailed(result)) {
      found.left(Excerpt.of(result.name() + " " + unit), "the benchmark failed");
    } else if (value.isEmpty()) {
      found.left(Excerpt.of(result.name() + " " + unit), "no number: " + result.pair().value());
    } else {
      Better better = units.getOrDefault(unit, Better.UNKNOWN);
      found.measured(
          new Measurement(fields(result, severalProcs), value.get(), unit, better, false));
    }
  }

  private boolean hasFailed(Result result) {
    return failed.contains(List.of(result.pkg(), result.name()))
        || failed.contains(List.of(result.pkg(), result.plainName()));
  }

  private static Map<String, String> fields(Result result, boolean severalProcs) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("pkg", result.pkg());
    fields.put("name", result.plainName());
    fields.put("procs", severalProcs ? result.procs() : "");
    return fields;
  }
}
