/**
 * Which runs there are: the listing of a lane's jobs, and what a build id tells of a run's time.
 */
package io.github.perfreport.runs;
