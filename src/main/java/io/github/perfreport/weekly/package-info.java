/**
 * Weeks: runs windowed by ISO week, the week's figures, and the files that hold them, written and
 * read. The statistics are plain Java; the transforms wire them.
 */
package io.github.perfreport.weekly;
