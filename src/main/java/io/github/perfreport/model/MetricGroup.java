package io.github.perfreport.model;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * A group of metrics that share unit, direction and description.
 *
 * @param title the group's name for people; groups of one title are shown together
 * @param names matches the whole name of each metric of the group
 * @param unit the unit of their values; null to derive it from the name
 * @param better the direction of an improvement; null to derive it from the name
 * @param zeroIsAbsent whether an exact 0 means "nothing measured"
 * @param description what one of them measures, with {@code $1} for the first group of {@code
 *     names}; or empty
 * @param words phrases by the part of a name that they replace in the description
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

  /** The metric's unit, direction and description; empty if the group doesn't have it. */
  public Optional<MetricInfo> of(String metric) {
    Matcher name = names.matcher(metric);
    return name.matches() ? Optional.of(info(metric, name)) : Optional.empty();
  }

  private MetricInfo info(String metric, Matcher name) {
    return new MetricInfo(
        title,
        unit == null ? Metric.unitOf(metric) : unit,
        unit != null,
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
