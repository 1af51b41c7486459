/** The command line: one class a command, its flags, the exit codes, the progress line. */
package io.github.perfreport.cli;
