/**
 * What people look at: the page of a resource and PNGs of its series. Drawing is plain code over
 * the model; {@code PlotWeekly} is the transform on top.
 */
package io.github.perfreport.graph;
