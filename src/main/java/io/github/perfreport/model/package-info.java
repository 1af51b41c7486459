/**
 * The words that every room speaks: runs, blocks, weeks, refusals. Immutable values without
 * behaviour beyond their own invariants; nothing here reads or writes.
 */
package io.github.perfreport.model;
