/**
 * A run from start to end: its steps, how they form one pipeline, how it is run and awaited, and
 * its result.
 */
package io.github.perfreport.pipeline;
