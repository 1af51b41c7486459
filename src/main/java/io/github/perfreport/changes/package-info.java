/**
 * What changed: a detector over arrays of numbers that knows nothing of runs or pipelines, and on
 * top of it the judgement of each change, the events that changes make, and the files that tell
 * them.
 */
package io.github.perfreport.changes;
