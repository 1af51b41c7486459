/**
 * What the judgement of a lane is in words, Markdown and JSON, and the links to runs and commits.
 */
package io.github.perfreport.reporting;
