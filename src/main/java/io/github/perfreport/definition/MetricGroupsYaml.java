package io.github.perfreport.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.MetricGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The unchecked keys of a file of metric groups. */
record MetricGroupsYaml(@JsonProperty("metric-groups") List<GroupYaml> groups) {

  private static final String FOLDER =
      DefinitionYaml.CLASS_PATH + "io/github/perfreport/definition/";

  /** The keys of one group. */
  record GroupYaml(
      String title,
      String names,
      String unit,
      String better,
      String zero,
      String description,
      LinkedHashMap<String, String> words,
      @JsonProperty("when-missing") String whenMissing) {

    private MetricGroup group(String key) {
      return new MetricGroup(
          need(key + ".title", title),
          pattern(key + ".names", need(key + ".names", names)),
          unit,
          better == null ? null : direction(key + ".better", better),
          zero != null && isAbsent(key + ".zero", zero),
          description == null ? "" : description,
          words == null ? Map.of() : words,
          whenMissing == null ? "" : whenMissing);
    }
  }

  /** Reads the groups from a file that is included in the program. */
  static List<MetricGroup> read(String name) {
    MetricGroupsYaml file = DefinitionYaml.read(FOLDER + name, MetricGroupsYaml.class);
    return groups(file.groups());
  }

  /**
   * Checks a definition's keys and makes the groups.
   *
   * @param yaml the keys below {@code metric-groups}, or null
   * @throws UsageException if a key's value is invalid; the message names the key
   */
  static List<MetricGroup> groups(List<GroupYaml> yaml) {
    List<MetricGroup> groups = new ArrayList<>();
    for (GroupYaml group : yaml == null ? List.<GroupYaml>of() : yaml) {
      groups.add(need("metric-groups", group).group("metric-groups[" + groups.size() + "]"));
    }
    return groups;
  }

  /**
   * Parses a direction.
   *
   * @throws UsageException if there is no such direction
   */
  static Better direction(String key, String text) {
    return switch (text) {
      case "lower" -> Better.LOWER;
      case "higher" -> Better.HIGHER;
      case "neither" -> Better.NEITHER;
      default ->
          throw new UsageException(key + ": '" + text + "' is not one of lower, higher, neither");
    };
  }

  /**
   * Parses whether a 0 means "nothing measured".
   *
   * @throws UsageException if the text is neither value nor absent
   */
  static boolean isAbsent(String key, String text) {
    if (!text.equals("value") && !text.equals("absent")) {
      throw new UsageException(key + ": '" + text + "' is not one of value, absent");
    }
    return text.equals("absent");
  }

  private static Pattern pattern(String key, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          key + ": not a regular expression: " + e.getDescription() + ": " + text, e);
    }
  }

  private static <T> T need(String key, T value) {
    if (value == null) {
      throw new UsageException(key + ": is missing");
    }
    return value;
  }
}
