package io.github.perfreport.detect;

/**
 * A position where a series' level moved.
 *
 * <p>A level is the mean of the middle half of the points between this change and its neighbour (a
 * quarter of the points, rounded down, is left out at either end). A few spikes don't move it, as
 * they would the mean; and it moves when the share of slow runs grows from a third to two fifths,
 * which the median of a series with two modes may not.
 *
 * @param index position of the first point of the new level, 0-based, in the array the caller gave
 * @param before level up to the change, in the units of the values
 * @param after level from the change on, in the units of the values
 * @param pValue two-sided p-value of the Mann-Whitney test of the points before against those
 *     after, 0 to 1. The place was chosen where the two sides differ most, so it overstates the
 *     evidence: it ranks changes, but isn't a rate of false alarms
 * @param pointsBefore points from the previous change, or the start, up to this one; missing points
 *     don't count
 * @param pointsAfter points from this change up to the next, or the end; missing points don't count
 */
public record ChangePoint(
    int index, double before, double after, double pValue, int pointsBefore, int pointsAfter) {}
