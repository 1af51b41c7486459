package io.github.perfreport.definition;

import io.github.perfreport.model.Better;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a definition says of a resource's numbers, against what their format says.
 *
 * @param unit by the name that the format makes, the unit in which numbers are printed
 * @param better by metric, the direction of an improvement
 * @param zeroIsAbsent whether an exact 0 says that nothing was measured; null for the format's own
 * @param min the least number that can be a measurement, in the base unit; null for none
 * @param max the greatest, likewise
 */
public record ValueRule(
    PatternMap<String> unit,
    PatternMap<Better> better,
    Boolean zeroIsAbsent,
    Double min,
    Double max)
    implements Serializable {

  /** Nothing is said. */
  public static final ValueRule NONE =
      new ValueRule(PatternMap.none(), PatternMap.none(), null, null, null);

  /** Why a number is no measurement; empty if it can be one. */
  public Optional<String> violation(double value) {
    if (min != null && value < min) {
      return Optional.of("below the range's min " + min);
    }
    return max != null && value > max
        ? Optional.of("above the range's max " + max)
        : Optional.empty();
  }
}
