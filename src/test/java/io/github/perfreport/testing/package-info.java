/** What tests of several rooms share: lanes, files of runs, and what was written. */
package io.github.perfreport.testing;
