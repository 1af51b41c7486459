/** The interface for layouts of runs; each CI system implements it once. */
package io.github.perfreport.runs.layout;
