/**
 * From a build log to blocks. Readers are plain Java over bytes; {@code ParseBuildLog} is the
 * transform that calls them.
 */
package io.github.perfreport.extract;
