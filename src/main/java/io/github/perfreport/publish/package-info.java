/**
 * Publishes reports in a team's git repository: updates it, does the work, commits and pushes. It
 * calls the git program.
 */
package io.github.perfreport.publish;
