package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.definition.FormatRule;
import io.github.perfreport.definition.PatternMap;
import io.github.perfreport.model.Better;
import java.util.Map;

/** A definition's units for a resource's numbers, which override the format's. */
final class UnitRule {

  private final PatternMap<String> units;

  private UnitRule(PatternMap<String> units) {
    this.units = units;
  }

  /** Makes the rule; it doesn't override a unit that the format itself handles. */
  static UnitRule of(FormatRule rule, LogFormat format, JsonNode unit) {
    return unit == null || isOfFormat(rule, format)
        ? new UnitRule(rule.values().unit())
        : new UnitRule(new PatternMap<>(Map.of("*", unit.asText())));
  }

  /** Whether the format reads the key {@code unit}, which a preset doesn't. */
  static boolean isOfFormat(FormatRule rule, LogFormat format) {
    return format.keys().contains(FormatRule.UNIT) && Reading.preset(rule.format()).isEmpty();
  }

  /**
   * The measurement in the overriding unit; an unknown direction is derived from the unit.
   *
   * @param name as the format makes it
   */
  Measurement apply(String name, Measurement measurement) {
    return units
        .of(name)
        .map(
            unit ->
                new Measurement(
                    measurement.fields(),
                    measurement.value(),
                    unit,
                    measurement.better() == Better.UNKNOWN
                        ? Units.better(unit)
                        : measurement.better(),
                    measurement.zeroIsAbsent()))
        .orElse(measurement);
  }
}
