/**
 * What a way of laying runs out is asked for, and what it gives: the seam that each CI system
 * implements once.
 */
package io.github.perfreport.runs.layout;
