package io.github.perfreport.model;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Where a resource of a lane stands.
 *
 * @param resource its name
 * @param metrics how many metrics have been measured
 * @param newest the newest run that measured anything
 * @param week the Monday of its week
 * @param runs how many runs that week has
 */
public record ResourceState(String resource, int metrics, Run newest, LocalDate week, RunCount runs)
    implements Serializable {}
