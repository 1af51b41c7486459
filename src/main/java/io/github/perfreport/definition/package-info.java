/**
 * What is to be reported: a lane's YAML read into immutable values, checked once, with errors that
 * name the place. KubeVirt's own lanes are definitions too. It is above 1.6k lines as a definition
 * is one file: each part of it has a class for its keys and one for their meaning.
 */
package io.github.perfreport.definition;
