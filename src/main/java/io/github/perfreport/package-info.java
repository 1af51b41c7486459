/** The program's front door. */
package io.github.perfreport;
