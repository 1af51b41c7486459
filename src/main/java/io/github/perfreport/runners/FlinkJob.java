package io.github.perfreport.runners;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job on a Flink cluster; it is cancelled when the program is terminated. */
public final class FlinkJob implements RunningPipeline {

  private static final org.joda.time.Duration POLL = org.joda.time.Duration.millis(300);
  private static final org.joda.time.Duration FAREWELL = org.joda.time.Duration.standardSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(FlinkJob.class);

  private final FlinkMaster master;
  private final Pipeline pipeline;
  private final CompletableFuture<PipelineResult> submitted = new CompletableFuture<>();

  /**
   * Cancels the job. The program may be terminated during the submission; then the hook waits for
   * its end.
   */
  private final Thread hook =
      new Thread(() -> submitted.thenAccept(FlinkJob::cancel).join(), "cancel");

  private FlinkJob(Pipeline pipeline, FlinkMaster master) {
    this.pipeline = pipeline;
    this.master = master;
  }

  /** Submits a pipeline. */
  public static FlinkJob submit(Pipeline pipeline, FlinkMaster master) {
    FlinkJob job = new FlinkJob(pipeline, master);
    Runtime.getRuntime().addShutdownHook(job.hook);
    try {
      job.submitted.complete(pipeline.run());
    } finally {
      if (!job.submitted.isDone()) {
        job.submitted.cancel(false);
        job.forget();
      }
    }
    return job;
  }

  private static void cancel(PipelineResult running) {
    try {
      running.cancel();
      running.waitUntilFinish(FAREWELL);
    } catch (IOException | RuntimeException e) {
      LOG.warn("the job could not be cancelled: {}", ReportFailedException.describe(e));
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running already; the program is ending.
      LOG.debug("cancelled", e);
    }
  }

  @Override
  public PipelineResult result() {
    return submitted.join();
  }

  @Override
  public PipelineResult.State poll() {
    PipelineResult.State state = result().waitUntilFinish(POLL);
    if (state != null && state.isTerminal()) {
      forget();
      master.awaitEndShown(pipeline.getOptions().getJobName());
    }
    return state;
  }

  @Override
  public String failure(PipelineResult.State state) {
    return state == PipelineResult.State.FAILED
        ? master.reason(pipeline.getOptions().getJobName())
        : "the job ended as " + state;
  }
}
