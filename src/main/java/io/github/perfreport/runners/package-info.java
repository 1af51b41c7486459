/** The runners: submission to Flink and Dataflow, Beam's options, and a fast start. */
package io.github.perfreport.runners;
