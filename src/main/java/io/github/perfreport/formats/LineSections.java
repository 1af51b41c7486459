package io.github.perfreport.formats;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.perfreport.formats.LineRules.Column;
import io.github.perfreport.formats.LineRules.Form;
import io.github.perfreport.formats.LineRules.LineRule;
import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Applies a tool's rules to lines; a section's numbers are passed on at its end. */
final class LineSections {

  /** The most numbers that are held back; no tool prints more in a section. */
  private static final int MOST_HELD = 10_000;

  /** More lines than a tool prints between its first line and its results. */
  private static final int LONG_AGO = 50_000;

  /** Longer lines are skipped as noise. */
  private static final int LONGEST = 1 << 16;

  private final LineRules rules;
  private final Found found;
  private final List<Measurement> held = new ArrayList<>();
  private final Map<String, String> context = new TreeMap<>();
  private String failure = "";
  private final Marks marks;
  private boolean started;

  /** How many lines ago something of the tool stood; at first as if long ago. */
  private int quiet = LONG_AGO;

  LineSections(LineRules rules, Found found) {
    this.rules = rules;
    this.found = found;
    this.started = rules.start() == null;
    this.marks = rules.marks().isEmpty() ? null : Marks.of(rules.marks().toArray(String[]::new));
  }

  /** The marks of the lines that matter now; null if any line may. */
  Marks marks() {
    return quiet < LONG_AGO ? null : marks;
  }

  void add(String line) {
    quiet = Math.min(quiet + 1, LONG_AGO);
    if (line.isEmpty() || line.length() > LONGEST) {
      return;
    }
    if (rules.start() != null && rules.start().matcher(line).find()) {
      end();
      context.clear();
      started = true;
      quiet = 0;
    }
    if (started) {
      within(line);
    }
  }

  /** Ends the text. */
  void end() {
    if (failure.isEmpty()) {
      held.forEach(found::measured);
    } else {
      found.left(Excerpt.of(failure), "a failed run: its numbers are left");
    }
    held.clear();
    failure = "";
  }

  private void within(String line) {
    for (Pattern pattern : rules.failures()) {
      if (failure.isEmpty() && pattern.matcher(line).find()) {
        failure = line;
        quiet = 0;
      }
    }
    for (Pattern pattern : rules.contexts()) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        quiet = 0;
        pattern.namedGroups().keySet().forEach(group -> put(context, group, matcher));
      }
    }
    for (LineRule rule : rules.rules()) {
      Matcher matcher = rule.pattern().matcher(line);
      if (line.contains(rule.required()) && matcher.find()) {
        quiet = 0;
        rule.columns().forEach(column -> measure(rule, column, matcher));
        return;
      }
    }
  }

  private void measure(LineRule rule, Column column, Matcher matcher) {
    String text = matcher.group(column.group());
    if (text == null) {
      return;
    }
    Map<String, String> fields = new TreeMap<>(context);
    fields.putAll(column.fields());
    rule.fieldGroups().forEach(group -> put(fields, group, matcher));
    Optional<BigDecimal> value = number(text, rule.form());
    if (value.isEmpty()) {
      found.left(Excerpt.of(matcher.group()), "no number: " + Excerpt.of(text));
    } else {
      hold(fields, value.get(), column, unit(column, matcher));
    }
  }

  private void hold(Map<String, String> fields, BigDecimal value, Column column, String unit) {
    Better better = column.better() == null ? Units.better(unit) : column.better();
    held.add(new Measurement(fields, value, unit, better, column.zeroIsAbsent()));
    if (held.size() > MOST_HELD || rules.start() == null) {
      held.forEach(found::measured);
      held.clear();
    }
  }

  private static void put(Map<String, String> fields, String group, Matcher matcher) {
    String text = matcher.group(group);
    if (text != null) {
      fields.put(group, text.strip());
    }
  }

  private static String unit(Column column, Matcher matcher) {
    String unit = column.unitGroup().isEmpty() ? null : matcher.group(column.unitGroup());
    return unit == null ? column.unit() : unit;
  }

  private static Optional<BigDecimal> number(String text, Form form) {
    switch (form) {
      case GROUPED:
        return Numbers.grouped(text);
      case DECIMAL_SUFFIX:
        return Numbers.decimalSuffix(text);
      default:
        return Numbers.plain(text);
    }
  }
}
