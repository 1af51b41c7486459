package io.github.perfreport.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A result: a benchmark's name, how often it ran, and pairs of a number and a unit.
 *
 * @param name the whole name without {@code Benchmark}, with the number of processors
 * @param pairs numbers as printed, with their units
 */
record GoLine(String name, List<Pair> pairs) {

  private static final String PREFIX = "Benchmark";

  /** A number as printed, perhaps invalid, with its unit. */
  record Pair(String value, String unit) {}

  /** Parses a line; empty if it isn't a result. */
  static Optional<GoLine> of(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    List<String> words = Words.of(line);
    return isName(words.get(0))
        ? of(shortName(words.get(0)), words.subList(1, words.size()))
        : Optional.empty();
  }

  /** Parses the words after a name. */
  static Optional<GoLine> of(String name, List<String> words) {
    if (words.size() < 3 || !isCount(words.get(0))) {
      return Optional.empty();
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i + 1 < words.size() && isValue(words.get(i)); i += 2) {
      if (isValue(words.get(i + 1))) {
        break;
      }
      pairs.add(new Pair(words.get(i), words.get(i + 1)));
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new GoLine(name, pairs));
  }

  /**
   * The name at the beginning of a line, if the benchmark's own output separated it from its
   * result: go writes the name and a tab before the benchmark runs.
   */
  static Optional<String> tornName(String line) {
    int tab = line.startsWith(PREFIX) ? line.indexOf('\t') : -1;
    String name = tab < 0 ? "" : line.substring(0, tab).stripTrailing();
    return isName(name) && Words.of(name).size() == 1
        ? Optional.of(shortName(name))
        : Optional.empty();
  }

  /** A benchmark's name without {@code Benchmark}. */
  static String shortName(String name) {
    return name.length() > PREFIX.length() ? name.substring(PREFIX.length()) : name;
  }

  /** The rule of go test: no lower-case letter follows {@code Benchmark}. */
  static boolean isName(String word) {
    return word.startsWith(PREFIX)
        && (word.length() == PREFIX.length()
            || !Character.isLowerCase(word.codePointAt(PREFIX.length())));
  }

  private static boolean isCount(String word) {
    return word.length() < 20 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isValue(String word) {
    return Numbers.plain(word).isPresent()
        || word.equals("NaN")
        || (word.endsWith("Inf") && word.length() <= 4);
  }
}
