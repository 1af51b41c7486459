/** Puts years of published weeks in order. It can be deleted whole once nobody has such weeks. */
package io.github.perfreport.migrate;
