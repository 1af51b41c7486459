/** Compares a release's metrics before and since. */
package io.github.perfreport.release;
