/**
 * From a build log to blocks. The scanner and the rules of what a block is are plain Java over
 * bytes; {@code ParseBuildLog} is the transform on top.
 */
package io.github.perfreport.extract;
