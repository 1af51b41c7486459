/**
 * Weeks: windows runs by ISO week, computes a week's figures, and writes and reads their files. The
 * statistics are plain Java; the transforms connect them.
 */
package io.github.perfreport.weekly;
