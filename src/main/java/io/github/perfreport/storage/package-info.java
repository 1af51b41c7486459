/**
 * Paths and file access: every path of the product in one class, files that are complete or absent,
 * and the seam for kinds of places that hold them.
 */
package io.github.perfreport.storage;
