package io.github.perfreport.runners;

import com.google.api.services.dataflow.model.JobMessage;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.storage.Folder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.beam.runners.dataflow.DataflowClient;
import org.apache.beam.runners.dataflow.DataflowPipelineJob;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.util.MonitoringUtil;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A Dataflow job. It is polled every few seconds, and cancelled when the program is terminated.
 * Dataflow's libraries are on the class path only of runs that go there, so only such a run may
 * load this class.
 */
public final class DataflowJob implements RunningPipeline {

  private static final String RUNNER = "--runner=DataflowRunner";
  private static final String NOT_CREATED = "Failed to create a workflow job: ";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final DataflowPipelineJob job;
  private Duration pause = FIRST_PAUSE;
  private volatile boolean ended;

  private DataflowJob(DataflowPipelineJob job) {
    this.job = job;
  }

  /**
   * Checks what a run needs to go to Dataflow.
   *
   * @throws UsageException if something is missing, or the workers could not reach it
   */
  public static void check(
      PipelineOptions options, List<Lane> lanes, boolean fetches, List<String> beamArgs) {
    DataflowPipelineOptions dataflow = options.as(DataflowPipelineOptions.class);
    List<String> missing = new ArrayList<>();
    if (isEmpty(dataflow.getProject())) {
      missing.add("--project=PROJECT");
    }
    if (isEmpty(dataflow.getRegion())) {
      missing.add("--region=REGION");
    }
    // The options' getter would invent a missing location and create a bucket for it.
    if (!RunOptions.haveTempLocation(beamArgs)) {
      missing.add(RunOptions.TEMP_LOCATION);
    }
    if (!missing.isEmpty()) {
      throw new UsageException(RUNNER + " needs " + String.join(" and ", missing));
    }
    lanes.forEach(lane -> checkReachable(lane, fetches));
  }

  private static boolean isEmpty(String text) {
    return text == null || text.isEmpty();
  }

  private static void checkReachable(Lane lane, boolean readsLogs) {
    List<String> paths = new ArrayList<>();
    if (readsLogs) {
      paths.add(lane.source().root());
    }
    paths.add(lane.folders().output());
    paths.add(lane.folders().results());
    paths.add(lane.folders().weekly());
    for (String path : paths) {
      if (Folder.isLocal(path)) {
        throw new UsageException(
            lane.name()
                + ": "
                + path
                + " is on this machine, where Dataflow's workers can't reach it; logs and output "
                + "have to be in a bucket (gs://BUCKET/FOLDER)");
      }
    }
  }

  /** The location of the template to make in place of a run; a relative path is the caller's. */
  public static Optional<String> templateLocation(Pipeline pipeline) {
    DataflowPipelineOptions options = pipeline.getOptions().as(DataflowPipelineOptions.class);
    if (isEmpty(options.getTemplateLocation())) {
      return Optional.empty();
    }
    options.setTemplateLocation(Folder.absolute(options.getTemplateLocation()));
    return Optional.of(options.getTemplateLocation());
  }

  /**
   * Submits a pipeline.
   *
   * @param note receives the job's address
   * @throws IOException if the service refuses it
   */
  public static DataflowJob submit(Pipeline pipeline, Consumer<String> note) throws IOException {
    DataflowJob submitted = new DataflowJob(run(pipeline));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> submitted.cancel(note), "cancel"));
    note.accept("job:     " + submitted.address());
    return submitted;
  }

  private static DataflowPipelineJob run(Pipeline pipeline) throws IOException {
    try {
      return (DataflowPipelineJob) pipeline.run();
    } catch (RuntimeException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith(NOT_CREATED)) { // the service's own message, which the cause lacks
        throw new IOException("Dataflow takes no job: " + message.substring(NOT_CREATED.length()));
      }
      throw e;
    }
  }

  private String address() {
    return MonitoringUtil.getJobMonitoringPageURL(
        job.getProjectId(), job.getRegion(), job.getJobId());
  }

  private void cancel(Consumer<String> note) {
    if (ended) {
      return;
    }
    note.accept("cancelling the job " + job.getJobId());
    try {
      job.cancel();
    } catch (IOException e) {
      note.accept("it can't be cancelled: " + ReportFailedException.describe(e));
    }
  }

  @Override
  public PipelineResult result() {
    return job;
  }

  /**
   * Polls the state. Beam's own wait reads all messages again each time, and logs each time that
   * the job still runs.
   */
  @Override
  public PipelineResult.State poll() {
    LockSupport.parkNanos(pause.toNanos());
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    PipelineResult.State state = job.getState();
    ended = state.isTerminal();
    return state;
  }

  @Override
  public String failure(PipelineResult.State state) {
    return "the job ended as " + state + firstError() + "; " + address();
  }

  private String firstError() {
    MonitoringUtil messages = new MonitoringUtil(DataflowClient.create(job.getDataflowOptions()));
    try {
      return messages.getJobMessages(job.getJobId(), -1).stream()
          .filter(message -> "JOB_MESSAGE_ERROR".equals(message.getMessageImportance()))
          .map(JobMessage::getMessageText)
          .findFirst()
          .map(text -> ": " + text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " "))
          .orElse("");
    } catch (IOException e) {
      return ""; // the failure and the job's address are reported anyway
    }
  }
}
