package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A dated vertical line on every chart, a release for instance.
 *
 * @param date the day it stands at, UTC
 * @param label a few words beside it
 */
public record Marker(LocalDate date, String label) implements Serializable {}
