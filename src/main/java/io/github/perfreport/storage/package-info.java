/**
 * Paths and file access: every path of the product in one class, and files that are complete or
 * absent on any of Beam's file systems.
 */
package io.github.perfreport.storage;
