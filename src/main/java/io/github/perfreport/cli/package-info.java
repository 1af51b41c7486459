/**
 * The command line: one class for each command, its flags, the exit codes, the progress line. It is
 * above 1.6k lines as there are many commands; all of them end in the same exit codes.
 */
package io.github.perfreport.cli;
