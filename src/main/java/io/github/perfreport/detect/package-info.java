/**
 * The change detector: where the level of a series moved. It works on arrays of numbers and imports
 * nothing else of this program.
 */
package io.github.perfreport.detect;
