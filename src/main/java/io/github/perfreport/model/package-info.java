/**
 * The domain's values that all packages share: runs, blocks, weeks, refusals. They are immutable,
 * check their own invariants, and do no input or output.
 */
package io.github.perfreport.model;
