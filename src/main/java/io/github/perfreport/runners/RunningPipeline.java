package io.github.perfreport.runners;

import org.apache.beam.sdk.PipelineResult;

/** A submitted pipeline, polled in the way of its runner. */
public interface RunningPipeline {

  /** Beam's result of the pipeline. */
  PipelineResult result();

  /**
   * Waits for the end, for a few seconds at most.
   *
   * @return the state it is in; null if that isn't known
   */
  PipelineResult.State poll();

  /** The reason why it ended in a state other than DONE, in one line for a person. */
  String failure(PipelineResult.State state);
}
