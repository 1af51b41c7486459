package io.github.perfreport.definition;

import io.github.perfreport.model.Better;
import java.io.Serializable;
import java.util.Optional;

/**
 * A definition's settings for a resource's numbers, which override the format's.
 *
 * @param unit the unit in which numbers are printed, by the name that the format gives them
 * @param better the direction of an improvement, by metric
 * @param zeroIsAbsent whether an exact 0 means "nothing measured"; null for the format's own
 *     setting
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

  /** A rule that overrides nothing. */
  public static final ValueRule NONE =
      new ValueRule(PatternMap.none(), PatternMap.none(), null, null, null);

  /** The reason why a number can't be a measurement; empty if it can. */
  public Optional<String> violation(double value) {
    if (min != null && value < min) {
      return Optional.of("below the range's min " + min);
    }
    return max != null && value > max
        ? Optional.of("above the range's max " + max)
        : Optional.empty();
  }
}
