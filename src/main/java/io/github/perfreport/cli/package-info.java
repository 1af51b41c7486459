/** The command line: one class for each command, its flags, the exit codes, the progress line. */
package io.github.perfreport.cli;
