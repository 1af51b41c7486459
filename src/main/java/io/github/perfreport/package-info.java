/** The program's main class. */
package io.github.perfreport;
