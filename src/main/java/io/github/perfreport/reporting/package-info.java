/** Writes the judgement of a lane in words, Markdown and JSON, with links to runs and commits. */
package io.github.perfreport.reporting;
