/**
 * Reads the YAML that defines a lane into immutable values. It is checked once, with errors that
 * name the place. KubeVirt's own lanes are definitions too. The package is above 1.6k lines because
 * a definition is one file: each part of it has a class for its keys and one for their meaning.
 */
package io.github.perfreport.definition;
