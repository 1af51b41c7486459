package io.github.perfreport.model;

import java.io.Serializable;

/**
 * The figures of a week, in the metric's unit.
 *
 * @param count how many runs reported the metric, at least 1
 * @param average the mean
 * @param median linear between ranks
 * @param p95 the 95th percentile, linear between ranks
 * @param min the least value
 * @param max the greatest value
 * @param stdDev the standard deviation of the sample (n − 1), or null for a single value
 */
public record Statistics(
    int count, double average, double median, double p95, double min, double max, Double stdDev)
    implements Serializable {}
