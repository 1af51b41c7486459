package io.github.perfreport.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.definition.FormatRule;
import io.github.perfreport.definition.OutputSource;
import io.github.perfreport.definition.ValueLimits;
import io.github.perfreport.definition.Wildcard;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Threshold;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads a resource's block from the output of a tool, by a definition's rule: it selects
 * measurements, names their metrics and combines several values. Values are in the base unit of
 * their dimension, and the metric's name ends with it.
 */
public final class RuleReader {

  /** More series than a report can show are a mistake of the rule. */
  static final int MOST_METRICS = 500;

  private static final Threshold NO_THRESHOLD = null;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FormatRule rule;
  private final FormatReader reader;
  private final Map<OutputSource, NameTemplate> templates = new HashMap<>();
  private final UnitRule units;
  private final SortedMap<String, Metric> metrics = new TreeMap<>();
  private final Set<String> said = new HashSet<>();
  private final Consumer<Refusal> refusals;

  /** The values of one metric, and the name that it was made of. */
  private static final class Metric {
    private final String original;
    private final Better better;
    private final OutputSource.Combine combine;
    private final List<BigDecimal> values = new ArrayList<>();
    private boolean ambiguous;

    Metric(String original, Better better, OutputSource.Combine combine) {
      this.original = original;
      this.combine = combine;
      this.better = better;
    }
  }

  /**
   * A reader for one resource of one run.
   *
   * @param refusals receives measurements that were left out
   * @param maxBytes the most bytes of one document or line
   * @throws IllegalArgumentException if the rule is wrong; the message is for a person
   */
  public RuleReader(FormatRule rule, int maxBytes, Consumer<Refusal> refusals) {
    this.rule = rule;
    this.refusals = refusals;
    LogFormat format = Reading.format(rule.format());
    Map<String, JsonNode> keys = nodes(rule);
    this.units = UnitRule.of(rule, format, keys.get(FormatRule.UNIT));
    if (!UnitRule.isOfFormat(rule, format)) {
      keys.remove(FormatRule.UNIT);
    }
    checkKeys(format, keys.keySet());
    this.reader = format.reader(new FormatSettings(Reading.preset(rule.format()), keys, maxBytes));
    rule.sources().forEach(source -> templates.put(source, template(source, format)));
  }

  /**
   * Checks a rule.
   *
   * @throws IllegalArgumentException if it is wrong; the message is for a person
   */
  public static void check(FormatRule rule) {
    new RuleReader(rule, FormatSettings.MAX_BYTES, refusal -> {});
  }

  private static Map<String, JsonNode> nodes(FormatRule rule) {
    Map<String, JsonNode> nodes = new HashMap<>();
    rule.keys().forEach((key, json) -> nodes.put(key, node(json)));
    return nodes;
  }

  private static void checkKeys(LogFormat format, Set<String> keys) {
    for (String key : keys) {
      if (!format.keys().contains(key)) {
        throw new IllegalArgumentException(
            format.name() + " has no key '" + key + "'; it has " + format.keys());
      }
    }
  }

  private static JsonNode node(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }

  private static NameTemplate template(OutputSource source, LogFormat format) {
    NameTemplate template =
        new NameTemplate(source.name() == null ? format.nameTemplate() : source.name());
    List<String> named = new ArrayList<>(template.fields());
    named.addAll(source.take().keySet());
    named.addAll(source.leave().keySet());
    checkFields(format, named);
    return template;
  }

  private static void checkFields(LogFormat format, List<String> named) {
    for (String field : named) {
      boolean known =
          field.equals("unit")
              || format.fields().contains(field)
              || format.fields().stream()
                  .filter(one -> one.endsWith(".<name>"))
                  .anyMatch(one -> field.startsWith(one.substring(0, one.indexOf('<'))));
      if (!known) {
        throw new IllegalArgumentException(
            format.name() + " has no field '" + field + "'; it has " + format.fields());
      }
    }
  }

  /**
   * Reads a text, after those that were read before.
   *
   * @param place the file's path below the run's folder
   * @param source which of the rule's sources the text is of
   */
  public void read(InputStream text, String place, OutputSource source) throws IOException {
    reader.read(text, place, new Selection(source, templates.get(source), place));
  }

  /** Takes the measurements of one text that its source wants. */
  private final class Selection implements Found {
    private final OutputSource source;
    private final NameTemplate template;
    private final String place;

    Selection(OutputSource source, NameTemplate template, String place) {
      this.source = source;
      this.template = template;
      this.place = place;
    }

    @Override
    public void left(String what, String reason) {
      refusals.accept(Refusal.of(place, what + ": " + reason));
    }

    @Override
    public void measured(Measurement measurement) {
      boolean wanted =
          source.take().entrySet().stream().allMatch(field -> has(measurement, field))
              && source.leave().entrySet().stream().noneMatch(field -> has(measurement, field));
      if (wanted) {
        add(units.apply(template.of(measurement), measurement));
      }
    }

    private void add(Measurement measurement) {
      Units.Quantity base = Units.base(measurement.value(), measurement.unit());
      String original = template.of(measurement.in(base));
      String name = MetricName.of(original, base.unit());
      Optional<String> why = notMeasured(measurement, base.value());
      if (why.isPresent()) {
        leave(place, original, why.get());
        return;
      }
      if (!metrics.containsKey(name) && metrics.size() == MOST_METRICS) {
        refusals.accept(Refusal.of(place, original + ": more than " + MOST_METRICS + " metrics"));
        return;
      }
      Metric metric =
          metrics.computeIfAbsent(
              name, n -> new Metric(original, better(n, measurement), source.combine()));
      metric.values.add(base.value());
      metric.ambiguous |= !metric.original.equals(original);
    }
  }

  private Better better(String name, Measurement measurement) {
    return rule.values().better().of(name).orElse(measurement.better());
  }

  private Optional<String> notMeasured(Measurement measurement, BigDecimal value) {
    Boolean told = rule.values().zeroIsAbsent();
    boolean zeroIsAbsent = told == null ? measurement.zeroIsAbsent() : told;
    return zeroIsAbsent && value.signum() == 0
        ? Optional.of("is 0, which means that nothing was measured")
        : rule.values().violation(value.doubleValue());
  }

  /** At most one refusal for each name, since a benchmark may print thousands. */
  private void leave(String place, String original, String why) {
    if (said.size() < MOST_METRICS && said.add(original)) {
      refusals.accept(Refusal.of(place, original + ": " + why));
    }
  }

  private static boolean has(Measurement measurement, Map.Entry<String, List<String>> field) {
    String value =
        field.getKey().equals("unit")
            ? measurement.unit()
            : measurement.fields().getOrDefault(field.getKey(), "");
    return field.getValue().stream().anyMatch(pattern -> Wildcard.matches(pattern, value));
  }

  /** The block of all measurements; without values if nothing was taken. */
  public Block block() {
    SortedMap<String, io.github.perfreport.model.Measurement> values = new TreeMap<>();
    metrics.forEach(
        (name, metric) -> {
          if (metric.ambiguous) {
            refuse(
                metric, "another name becomes the same metric " + name + "; 'name' can tell them");
          } else if (metric.combine == OutputSource.Combine.REFUSE && metric.values.size() > 1) {
            refuse(metric, "has " + metric.values.size() + " values in one run");
          } else {
            double value = Combined.of(metric.values, metric.combine).doubleValue();
            ValueLimits.violation(name, value)
                .ifPresentOrElse(
                    why -> refuse(metric, why),
                    () ->
                        values.put(
                            name, new io.github.perfreport.model.Measurement(value, NO_THRESHOLD)));
          }
        });
    return new Block(values);
  }

  private void refuse(Metric metric, String why) {
    refusals.accept(Refusal.of("", metric.original + ": " + why));
  }

  /** The format's direction of each metric. */
  public SortedMap<String, Better> directions() {
    SortedMap<String, Better> directions = new TreeMap<>();
    metrics.forEach((name, metric) -> directions.put(name, metric.better));
    return directions;
  }
}
