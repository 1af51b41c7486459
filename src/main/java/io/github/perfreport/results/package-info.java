/**
 * The archive of run results, written and read, and the account of what became of every run. The
 * package is above 1.6k lines because a result carries its run's row of the account.
 */
package io.github.perfreport.results;
