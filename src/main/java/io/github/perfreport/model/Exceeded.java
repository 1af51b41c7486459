package io.github.perfreport.model;

import java.io.Serializable;

/**
 * A threshold of the audit tool that most runs of the newest week are above.
 *
 * @param series the series
 * @param value the median of the runs' values, in the metric's unit
 * @param threshold the median of the runs' thresholds
 * @param above how many runs are above theirs
 * @param runs how many runs have a threshold
 * @param newest the newest run above
 */
public record Exceeded(
    Change.SeriesKey series, double value, double threshold, int above, int runs, Run newest)
    implements Serializable {}
