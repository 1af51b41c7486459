/** Lists the runs of a lane's jobs, and checks a run's time by its build id. */
package io.github.perfreport.runs;
