/**
 * The repository that a team publishes its reports in: brought up to date, worked on, committed to
 * and pushed, week after week; and put in order once. The work with git is the git program's.
 */
package io.github.perfreport.publish;
