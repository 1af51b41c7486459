package io.github.perfreport.formats;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JMH's table: name, parameters, mode, count, score, error, unit. Count and error may be missing; a
 * comma is a decimal comma, since JMH prints no other commas. The table may contain blank lines.
 */
final class JmhTable {

  private static final Set<String> MODES = Set.of("thrpt", "avgt", "sample", "ss");

  /** Between columns; a parameter may have single blanks in it. */
  private static final Pattern GAP = Pattern.compile(" {2,}|\t+");

  private static final int LONGEST = 10_000;

  private final Found found;

  /** Names of the score's column; until 1.1 it is {@code Mean}. */
  private static final List<String> SCORE = List.of("Score", "Mean");

  /** The names of the parameters; null outside a table. */
  private List<String> parameters;

  /** The most whole numbers before the score: one; three in versions before 0.3. */
  private int counts;

  JmhTable(Found found) {
    this.found = found;
  }

  /** True within a table. */
  boolean isOpen() {
    return parameters != null;
  }

  void add(String line) {
    if (line.isBlank() || line.length() > LONGEST) {
      return;
    }
    List<String> words = Words.of(line);
    if (isHeader(words)) {
      int mode = words.indexOf("Mode");
      parameters = words.subList(1, mode).stream().map(JmhTable::bare).toList();
      counts = scoreColumn(words) - mode - 1;
    } else if (parameters != null && !row(line.strip(), words)) {
      parameters = null;
    }
  }

  private static boolean isHeader(List<String> words) {
    return words.get(0).equals("Benchmark")
        && words.contains("Mode")
        && scoreColumn(words) > words.indexOf("Mode")
        && words.get(words.size() - 1).equals("Units");
  }

  private static int scoreColumn(List<String> words) {
    return SCORE.stream().mapToInt(words::indexOf).max().orElse(-1);
  }

  private static String bare(String parameter) {
    return parameter.startsWith("(") && parameter.endsWith(")")
        ? parameter.substring(1, parameter.length() - 1)
        : parameter;
  }

  /** False if the line isn't a row; then the table has ended. */
  private boolean row(String line, List<String> words) {
    int mode = words.size() - 1;
    while (mode > 0 && !MODES.contains(words.get(mode))) {
      mode--;
    }
    if (mode == 0 || words.size() < mode + 3) {
      return false;
    }
    Optional<Row> row =
        withParameters(JmhText.row(found, words.get(0)), line, words.subList(1, mode));
    if (row.isEmpty()) {
      found.left(Excerpt.of(line), "the parameters' columns can't be told apart");
    } else {
      String metric = JmhText.metric(words.get(0));
      score(row.get().with("mode", words.get(mode)), metric, words.subList(mode + 1, words.size()));
    }
    return true;
  }

  private Optional<Row> withParameters(Row name, String line, List<String> words) {
    List<String> values = words;
    if (values.size() != parameters.size()) {
      String[] cells = GAP.split(line);
      int count = parameters.size() + 1;
      if (cells.length <= count || !MODES.contains(cells[count])) {
        return Optional.empty();
      }
      values = List.of(cells).subList(1, count);
    }
    Row row = name;
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parameters.size(); i++) {
      String value = values.get(i).strip();
      if (!value.equals("N/A")) {
        all.append(all.isEmpty() ? "" : ",").append(parameters.get(i)).append('=').append(value);
        row = row.with("param." + parameters.get(i), value);
      }
    }
    return Optional.of(row.with("params", all.toString()));
  }

  private void score(Row row, String metric, List<String> words) {
    String unit = words.get(words.size() - 1);
    int at = 0;
    while (at < counts && at + 2 < words.size() && isCount(words.get(at))) {
      at++;
    }
    String score = words.get(at);
    Optional<BigDecimal> number = Numbers.anyDecimalSeparator(score);
    if (number.isPresent()) {
      row.take("", number.get(), unit, JmhText.better(metric, unit));
    } else {
      row.leave("no number, or about nothing: " + score);
    }
  }

  private static boolean isCount(String word) {
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
