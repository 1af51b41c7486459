/** What a pipeline counts: each counter by one name, where it is counted and where it is read. */
package io.github.perfreport.counters;
