/**
 * Publishes reports in a team's git repository: updates it, does the work, commits and pushes. It
 * calls the git program. It is above 1.6k lines as every step of git's may be broken off or met by
 * another publisher, and each of these cases is answered here.
 */
package io.github.perfreport.publish;
