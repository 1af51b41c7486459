package io.github.perfreport.formats;

import java.util.Map;
import java.util.TreeMap;

/**
 * A sample: {@code name{label="value",…} number time # exemplar}, of which number and time are
 * still texts.
 *
 * @param name the metric's name
 * @param labels its labels; null if no braces stand there
 * @param value the number as printed
 */
record MetricLine(String name, Map<String, String> labels, String value) {

  /** A longer line is no sample. */
  private static final int LONGEST = 1 << 16;

  /** Parses a line; null if it isn't a sample. */
  static MetricLine of(String line) {
    int end = line.length() > LONGEST ? 0 : behindName(line);
    return end == 0 ? null : new Scan(line, end).line();
  }

  private static int behindName(String line) {
    int i = 0;
    while (i < line.length() && isNameChar(line.charAt(i), i > 0)) {
      i++;
    }
    return i;
  }

  private static boolean isNameChar(char c, boolean digits) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == ':'
        || (digits && c >= '0' && c <= '9');
  }

  /** Parses the part after the name. */
  private static final class Scan {
    private final String line;
    private final String name;
    private int at;

    Scan(String line, int at) {
      this.line = line;
      this.name = line.substring(0, at);
      this.at = at;
    }

    MetricLine line() {
      Map<String, String> labels = null;
      if (at < line.length() && line.charAt(at) == '{') {
        labels = labels();
        if (labels == null) {
          return null;
        }
      } else if (at == line.length() || !isBlank(line.charAt(at))) {
        return null;
      }
      return value(labels);
    }

    /** Null if they aren't complete. */
    private Map<String, String> labels() {
      Map<String, String> labels = new TreeMap<>();
      at++;
      while (at < line.length()) {
        skip(" ,\t");
        if (at < line.length() && line.charAt(at) == '}') {
          at++;
          return labels;
        }
        int equals = line.indexOf("=\"", at);
        String key = equals < 0 ? "" : line.substring(at, equals).strip();
        if (key.isEmpty() || behindName(key) != key.length()) {
          return null;
        }
        at = equals + 2;
        labels.put(key, quoted());
      }
      return null;
    }

    private String quoted() {
      StringBuilder text = new StringBuilder();
      while (at < line.length() && line.charAt(at) != '"') {
        if (line.charAt(at) == '\\' && at + 1 < line.length()) {
          at++;
          text.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
        } else {
          text.append(line.charAt(at));
        }
        at++;
      }
      at++;
      return text.toString();
    }

    private MetricLine value(Map<String, String> labels) {
      skip(" \t");
      int start = Math.min(at, line.length());
      String rest = line.substring(start);
      int exemplar = rest.indexOf(" # ");
      String[] words =
          Words.of(exemplar < 0 ? rest : rest.substring(0, exemplar)).toArray(new String[0]);
      boolean complete =
          words.length == 1 || (words.length == 2 && Numbers.plain(words[1]).isPresent());
      return complete && isValue(words[0]) ? new MetricLine(name, labels, words[0]) : null;
    }

    private void skip(String chars) {
      while (at < line.length() && chars.indexOf(line.charAt(at)) >= 0) {
        at++;
      }
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }

    private static boolean isValue(String word) {
      String lower = word.toLowerCase(java.util.Locale.ROOT);
      return Numbers.plain(word).isPresent()
          || lower.equals("nan")
          || lower.equals("+inf")
          || lower.equals("-inf")
          || lower.equals("inf");
    }
  }
}
