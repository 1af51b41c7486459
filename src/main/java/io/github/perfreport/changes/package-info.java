/**
 * Finds where the level of a series moved. Pure statistics over arrays of numbers: nothing here
 * knows of runs, metrics or pipelines.
 */
package io.github.perfreport.changes;
