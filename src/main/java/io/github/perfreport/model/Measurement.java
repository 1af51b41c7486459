package io.github.perfreport.model;

import java.io.Serializable;

/**
 * One number that a run reported.
 *
 * @param value in the metric's unit, within the limits of values
 * @param threshold what the audit tool printed beside it, or null
 */
public record Measurement(double value, Threshold threshold) implements Serializable {}
