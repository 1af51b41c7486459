/** What each runner needs: Flink's and Dataflow's submission, Beam's options, and a quick start. */
package io.github.perfreport.runners;
