package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A dated vertical line on every chart, a release for instance.
 *
 * @param date its day, UTC
 * @param label its text, a few words
 */
public record Marker(LocalDate date, String label) implements Serializable {}
