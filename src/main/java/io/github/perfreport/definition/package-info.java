/**
 * What is to be reported: a lane's YAML read into immutable values, checked once, with errors that
 * name the place. KubeVirt's own lanes are definitions too.
 */
package io.github.perfreport.definition;
