/** Writes and reads the archive of run results, and the account of every run's outcome. */
package io.github.perfreport.results;
