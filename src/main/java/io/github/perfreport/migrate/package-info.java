/**
 * Repairs years of published weeks. The whole package can be deleted once nobody has such weeks.
 */
package io.github.perfreport.migrate;
