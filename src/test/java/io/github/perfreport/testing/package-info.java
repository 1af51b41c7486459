/** What tests of several rooms share: lanes, files of runs, and the program itself. */
package io.github.perfreport.testing;
