/**
 * Reads the YAML that defines a lane into immutable values. It is checked once, with errors that
 * name the place. KubeVirt's own lanes are definitions too.
 */
package io.github.perfreport.definition;
