/**
 * The story of a run from top to bottom: which steps there are, how they are joined to one
 * pipeline, how it is run and waited for, and what it came to.
 */
package io.github.perfreport.pipeline;
