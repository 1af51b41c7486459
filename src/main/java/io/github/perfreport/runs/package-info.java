/** Lists the runs of a lane's jobs by the layout that the lane names, and sorts them. */
package io.github.perfreport.runs;
