package io.github.perfreport.model;

import java.io.Serializable;

/**
 * The threshold that the audit tool printed beside a value, unchanged.
 *
 * @param value the threshold, in the metric's unit
 * @param metric the metric that the threshold was derived from, or null
 * @param ratio the value as a share of that metric, or null
 * @param exceeded the audit tool's own verdict; inverted in old data, so nothing is judged by it
 */
public record Threshold(double value, String metric, Double ratio, Boolean exceeded)
    implements Serializable {}
