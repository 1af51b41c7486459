package io.github.perfreport.model;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics that are named, shown and judged alike.
 *
 * @param title the group's name for people; groups of one title are shown together
 * @param names matches the whole name of each metric of the group
 * @param unit the unit of their values, null for what the name tells
 * @param better the direction of an improvement, null for what the name tells
 * @param zeroIsAbsent whether an exact 0 says that nothing was measured
 * @param description what one of them measures, with {@code $1} for the first group of {@code
 *     names}; or empty
 * @param words what stands in a description for a part of a name
 * @param whenMissing why a run may lack one of them; or empty
 */
public record MetricGroup(
    String title,
    Pattern names,
    String unit,
    Better better,
    boolean zeroIsAbsent,
    String description,
    Map<String, String> words,
    String whenMissing)
    implements Serializable {

  /** Copies the map. */
  public MetricGroup {
    words = Map.copyOf(words);
  }

  /** What is known of a metric; empty if it is not one of the group. */
  public Optional<MetricInfo> of(String metric) {
    Matcher name = names.matcher(metric);
    return name.matches() ? Optional.of(info(metric, name)) : Optional.empty();
  }

  private MetricInfo info(String metric, Matcher name) {
    return new MetricInfo(
        title,
        unit == null ? Metric.unitOf(metric) : unit,
        better == null ? Metric.better(metric) : better,
        zeroIsAbsent,
        describe(name),
        whenMissing);
  }

  private String describe(Matcher name) {
    String text = description;
    for (int group = name.groupCount(); group > 0; group--) {
      String part = name.group(group) == null ? "" : name.group(group);
      text = text.replace("$" + group, words.getOrDefault(part, part));
    }
    return text;
  }
}
