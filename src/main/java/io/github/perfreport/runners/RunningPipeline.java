package io.github.perfreport.runners;

import org.apache.beam.sdk.PipelineResult;

/** A pipeline that a runner has taken, as that runner lets it be watched. */
public interface RunningPipeline {

  /** What Beam knows of it. */
  PipelineResult result();

  /**
   * Waits for the end, but for seconds at most.
   *
   * @return the state it is in; null if that isn't known
   */
  PipelineResult.State poll();

  /** Why it ended in a state other than done, in a line for a person. */
  String failure(PipelineResult.State state);
}
