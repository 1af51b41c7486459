/** The archive of run results, written and read, and the account of what became of every run. */
package io.github.perfreport.results;
