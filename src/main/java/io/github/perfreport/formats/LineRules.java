package io.github.perfreport.formats;

import com.google.re2j.Pattern;
import io.github.perfreport.model.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules for the measurements in a tool's lines.
 *
 * @param marks texts of which the first line of results holds one; empty if that isn't known
 * @param start begins a section, whose numbers are taken or left out together; null if there are
 *     none
 * @param contexts patterns whose groups are fields of the numbers below them
 * @param failures lines that cause a section's numbers to be left out
 * @param rules the patterns of numbers
 */
record LineRules(
    List<String> marks,
    Pattern start,
    List<Pattern> contexts,
    List<Pattern> failures,
    List<LineRule> rules) {

  LineRules {
    marks = List.copyOf(marks);
    contexts = List.copyOf(contexts);
    failures = List.copyOf(failures);
    rules = List.copyOf(rules);
  }

  /** The notation of a number. */
  enum Form {
    PLAIN,
    GROUPED,
    DECIMAL_SUFFIX
  }

  /**
   * A number of a line.
   *
   * @param group the pattern's group that holds it
   * @param unitGroup the group that holds its unit; empty if {@code unit} is it
   * @param fields its fields besides those of other groups
   */
  record Column(
      String group,
      String unitGroup,
      String unit,
      Better better,
      boolean zeroIsAbsent,
      Map<String, String> fields) {}

  /** A pattern with the numbers in it, and the groups of it that are fields. */
  record LineRule(
      Pattern pattern, Form form, List<Column> columns, List<String> fieldGroups, String required) {

    LineRule(Pattern pattern, Form form, List<Column> columns, List<String> fieldGroups) {
      this(pattern, form, columns, fieldGroups, RequiredText.of(pattern.pattern()));
    }
  }

  static Builder builder() {
    return new Builder();
  }

  /** Puts rules together. */
  static final class Builder {
    private List<String> marks = List.of();
    private Pattern start;
    private final List<Pattern> contexts = new ArrayList<>();
    private final List<Pattern> failures = new ArrayList<>();
    private final List<LineRule> rules = new ArrayList<>();

    Builder marks(String... texts) {
      marks = List.of(texts);
      return this;
    }

    Builder start(String pattern) {
      start = Pattern.compile(pattern);
      return this;
    }

    Builder context(String pattern) {
      contexts.add(Pattern.compile(pattern));
      return this;
    }

    Builder failure(String pattern) {
      failures.add(Pattern.compile(pattern));
      return this;
    }

    /** A rule with the group {@code value}, perhaps {@code unit}, and fields. */
    Builder groups(String text, String unit) {
      Pattern pattern = Pattern.compile(text);
      if (!pattern.namedGroups().containsKey("value")) {
        throw new IllegalArgumentException(
            "pattern: " + text + ": the group (?P<value>…) is missing");
      }
      String unitGroup = pattern.namedGroups().containsKey("unit") ? "unit" : "";
      return add(text, Form.PLAIN, new Column("value", unitGroup, unit, null, false, Map.of()));
    }

    Builder add(String text, Column... columns) {
      return add(text, Form.PLAIN, columns);
    }

    Builder add(String text, Form form, Column... columns) {
      Pattern pattern = Pattern.compile(text);
      List<String> fields = new ArrayList<>(pattern.namedGroups().keySet());
      for (Column column : columns) {
        fields.remove(column.group());
        fields.remove(column.unitGroup());
      }
      rules.add(new LineRule(pattern, form, List.of(columns), List.copyOf(fields)));
      return this;
    }

    LineRules build() {
      return new LineRules(marks, start, contexts, failures, rules);
    }
  }

  /** A number in a fixed unit. */
  static Column column(String group, String metric, String stat, String unit, Better better) {
    return new Column(group, "", unit, better, false, fields(metric, stat));
  }

  /** A number whose unit stands behind it, as the group of its name with {@code u} behind. */
  static Column withUnit(String group, String metric, String stat, Better better) {
    return new Column(group, group + "u", "", better, false, fields(metric, stat));
  }

  /** The same, where 0 isn't measured. */
  static Column notZero(Column column) {
    return new Column(
        column.group(), column.unitGroup(), column.unit(), column.better(), true, column.fields());
  }

  private static Map<String, String> fields(String metric, String stat) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("metric", metric);
    fields.put("stat", stat);
    return fields;
  }
}
