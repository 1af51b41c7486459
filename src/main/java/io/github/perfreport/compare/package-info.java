/**
 * Runs of a change that isn't merged yet against the level that a lane has now: judged, told as a
 * table, Markdown and JSON.
 */
package io.github.perfreport.compare;
