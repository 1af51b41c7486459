/**
 * Where everything lies and how it gets there: every path of the product in one class, and files
 * that are whole or absent on any of Beam's file systems.
 */
package io.github.perfreport.storage;
