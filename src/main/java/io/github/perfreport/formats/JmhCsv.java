package io.github.perfreport.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JMH's {@code -rf csv} and {@code scsv}: full names, a column for each parameter. */
final class JmhCsv {

  private static final int LONGEST = 10_000;
  private static final String PARAMETER = "Param: ";

  private final Found found;
  private List<String> header = List.of();
  private char separator;

  JmhCsv(Found found) {
    this.found = found;
  }

  /** True after a header. */
  boolean isOpen() {
    return !header.isEmpty();
  }

  /** False if the line isn't a row of such a file. */
  boolean add(String line) {
    if (!line.startsWith("\"") || line.length() > LONGEST) {
      return false;
    }
    if (line.startsWith("\"Benchmark\",\"Mode\"") || line.startsWith("\"Benchmark\";\"Mode\"")) {
      separator = line.charAt("\"Benchmark\"".length());
      header = cells(line);
      return true;
    }
    List<String> cells = header.isEmpty() ? List.of() : cells(line);
    if (cells.size() < 2 || !header.contains("Score") || !header.contains("Unit")) {
      return false;
    }
    row(line, cells);
    return true;
  }

  private void row(String line, List<String> cells) {
    if (cells.size() != header.size()) {
      found.left(Excerpt.of(line), "it has " + cells.size() + " columns, not " + header.size());
      return;
    }
    Row row = JmhText.row(found, cells.get(0)).with("mode", cells.get(1));
    StringBuilder all = new StringBuilder();
    for (int i = 2; i < cells.size(); i++) {
      String name = header.get(i);
      if (name.startsWith(PARAMETER) && !cells.get(i).isEmpty()) {
        String parameter = name.substring(PARAMETER.length());
        all.append(all.isEmpty() ? "" : ",").append(parameter).append('=').append(cells.get(i));
        row = row.with("param." + parameter, cells.get(i));
      } else if (name.equals("Threads") && !cells.get(i).equals("1")) {
        row = row.with("threads", cells.get(i));
      }
    }
    score(row.with("params", all.toString()), cells);
  }

  private void score(Row row, List<String> cells) {
    String score = cells.get(header.indexOf("Score"));
    String unit = cells.get(header.indexOf("Unit"));
    Optional<BigDecimal> number = Numbers.anyDecimalSeparator(score);
    if (number.isPresent()) {
      row.take("", number.get(), unit, JmhText.better(JmhText.metric(cells.get(0)), unit));
    } else {
      row.leave("no number: " + score);
    }
  }

  /** Splits a line into cells; quotes in a quoted cell are doubled. */
  private List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
