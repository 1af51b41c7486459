package io.github.perfreport.pipeline;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.reporting.ChangesFile;
import io.github.perfreport.reporting.Phrases;
import io.github.perfreport.runners.DataflowJob;
import io.github.perfreport.runners.FlinkJob;
import io.github.perfreport.runners.FlinkMaster;
import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.runners.RunOptions;
import io.github.perfreport.runners.RunningPipeline;
import io.github.perfreport.runners.WarmUp;
import io.github.perfreport.storage.OutputFolder;
import io.github.perfreport.storage.gcs.CloudStorage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/** Runs a plan: assembles its pipeline, submits it, waits for it, and returns the result. */
public final class ReportRun {

  private static final org.joda.time.Duration POLL = org.joda.time.Duration.millis(300);

  /** The most regressions in the summary; the report has all. */
  private static final int MAX_WORSE = 10;

  /** The most names without a match in the summary; the account has all. */
  private static final int MAX_NAMES = 5;

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ReportPlan plan;
  private final List<String> beamArgs;
  private final Listener listener;

  /** Receives the progress of a run. */
  public interface Listener {

    /**
     * Shows the progress; each line replaces the one before. The line is made only when it is
     * shown, since it costs a call to the runner.
     */
    void progress(Supplier<String> line);

    /** A line to keep on screen. */
    default void note(String line) {}
  }

  /**
   * Prepares a run.
   *
   * @param beamArgs options for Beam, {@code --key=value}
   * @param listener receives the progress
   */
  public ReportRun(ReportPlan plan, List<String> beamArgs, Listener listener) {
    this.plan = plan;
    this.beamArgs = List.copyOf(beamArgs);
    this.listener = listener;
  }

  /**
   * Starts loading Beam's options in the background, while the command line and the definitions are
   * read. Every run waits for these options.
   */
  public static void prepare() {
    WarmUp.onOptions();
  }

  /**
   * The result of a run.
   *
   * @param summary a few lines for a person
   * @param missing lanes and jobs without data, and data that can't be read; empty if nothing is
   *     missing
   * @param changes what changed in each lane that has data, in the plan's order; empty if the plan
   *     doesn't look for changes
   * @param ended whether the pipeline has run; false if only a template was made
   */
  public record Result(
      List<String> summary, List<MissingNotice> missing, List<LaneChanges> changes, boolean ended) {

    /** Copies the lists. */
    public Result {
      summary = List.copyOf(summary);
      missing = List.copyOf(missing);
      changes = List.copyOf(changes);
    }

    /** What got worse, in the words of {@code check}; the first few. */
    public List<String> worse() {
      List<String> all = changes.stream().flatMap(lane -> Phrases.alarms(lane).stream()).toList();
      List<String> lines = new ArrayList<>();
      all.stream().limit(MAX_WORSE).forEach(line -> lines.add("worse:   " + line));
      if (all.size() > MAX_WORSE) {
        lines.add("worse:   and " + (all.size() - MAX_WORSE) + " more");
      }
      return lines;
    }

    /** The names in definitions that no run has, in lines for a person. */
    public List<String> namesWithoutMatch() {
      return changes.stream()
          .flatMap(lane -> lane.lapses().stream())
          .filter(lapse -> lapse.kind() == MissingData.Kind.NO_MATCH)
          .map(lapse -> lapse.lane() + ": " + Phrases.withoutMatch(lapse, MAX_NAMES))
          .toList();
    }
  }

  /**
   * Runs the plan.
   *
   * @throws UsageException if Beam doesn't know an option, or the runner rejects them
   * @throws ReportFailedException if the pipeline failed
   */
  public Result run() throws ReportFailedException {
    PipelineOptions options = RunOptions.of(beamArgs);
    boolean dataflow = options.getRunner().getSimpleName().equals("DataflowRunner");
    if (dataflow) {
      DataflowJob.check(options, plan.lanes(), plan.has(ReportPlan.Step.RESULTS), beamArgs);
    }
    checkOutputs();
    // Dataflow's workers have their own account, which Beam uses by itself.
    if (plan.touchesCloud() && !(dataflow && plan.credentials() == null)) {
      authorize(options, plan.credentials());
    }
    FileSystems.setDefaultPipelineOptions(options);
    Optional<FlinkMaster> flink = FlinkMaster.of(beamArgs);
    List<OutputFolder> held = new ArrayList<>();
    try {
      if (flink.isPresent()) {
        flink.get().mustAnswer();
      }
      for (String output : outputs()) {
        held.add(OutputFolder.hold(output));
      }
      Pipeline pipeline = RunOptions.newPipeline(options);
      return dataflow ? runOnDataflow(pipeline) : result(await(submit(pipeline, flink)));
    } catch (UsageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new ReportFailedException(e);
    } finally {
      held.forEach(ReportRun::letGo);
    }
  }

  private void checkOutputs() {
    for (PointOutput output : plan.outputs()) {
      String lane = plan.lanesNaming(output).get(0).name();
      output
          .lacks(beamArgs)
          .ifPresent(
              lack -> {
                throw new UsageException(lane + ": report." + output.key() + " " + lack);
              });
    }
  }

  private Result runOnDataflow(Pipeline pipeline) throws IOException {
    Optional<String> template = DataflowJob.templateLocation(pipeline);
    if (template.isPresent()) {
      ReportPipeline.assemble(pipeline, plan.asTemplate());
      pipeline.run();
      return new Result(List.of("template: " + template.get()), List.of(), List.of(), false);
    }
    ReportPipeline.assemble(pipeline, plan);
    return result(await(DataflowJob.submit(pipeline, listener::note)));
  }

  private RunningPipeline submit(Pipeline pipeline, Optional<FlinkMaster> flink) {
    ReportPipeline.assemble(pipeline, plan.absolute());
    if (flink.isPresent()) {
      return FlinkJob.submit(pipeline, flink.get());
    }
    WarmUp.onInvokers(pipeline);
    return new OfAnyRunner(pipeline.run());
  }

  /**
   * Sets up access to buckets with these options, for files that are read before there is a plan.
   */
  public static void reachCloud(List<String> beamArgs, String credentials) {
    PipelineOptions options = RunOptions.of(beamArgs);
    authorize(options, credentials);
    FileSystems.setDefaultPipelineOptions(options);
  }

  private static void authorize(PipelineOptions options, String credentials) {
    try {
      CloudStorage.authorize(options, credentials);
    } catch (IOException e) {
      throw new UsageException("--credentials-file: " + e.getMessage(), e);
    }
  }

  private Set<String> outputs() {
    TreeSet<String> outputs = new TreeSet<>();
    plan.lanes().forEach(lane -> outputs.add(lane.folders().output()));
    return outputs;
  }

  private static void letGo(OutputFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      // The next run removes what could not be removed; the output itself is complete.
      org.slf4j.LoggerFactory.getLogger(ReportRun.class).debug("staging is left", e);
    }
  }

  /** A pipeline for which the runner's own wait is enough. */
  private record OfAnyRunner(PipelineResult result) implements RunningPipeline {

    @Override
    public PipelineResult.State poll() {
      return result.waitUntilFinish(POLL);
    }

    @Override
    public String failure(PipelineResult.State state) {
      return "the pipeline ended as " + state;
    }
  }

  /**
   * Waits for the end. After a failure it cancels the pipeline and gives its threads time to end,
   * so that nothing is written after the program reports the failure.
   */
  private PipelineCounters await(RunningPipeline running) throws IOException {
    PipelineResult.State state;
    try {
      state = waitFor(running);
    } catch (RuntimeException e) {
      running.result().cancel();
      LockSupport.parkNanos(PAUSE.toNanos());
      throw e;
    }
    if (state != PipelineResult.State.DONE) {
      throw new IOException(running.failure(state));
    }
    return PipelineCounters.of(running.result());
  }

  private PipelineResult.State waitFor(RunningPipeline running) {
    Instant begin = Instant.now();
    PipelineResult.State state = running.poll();
    while (state == null || !state.isTerminal()) {
      listener.progress(() -> progress(running, begin));
      state = running.poll();
    }
    return state;
  }

  private static String progress(RunningPipeline running, Instant begin) {
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1e3;
    String counts = PipelineCounters.of(running.result()).progress();
    return String.format(Locale.ROOT, "%s  %.0f s", counts, seconds);
  }

  private Result result(PipelineCounters counts) throws IOException {
    List<LaneChanges> changes = new ArrayList<>();
    for (Lane lane : plan.lanes()) {
      if (plan.has(ReportPlan.Step.CHANGES) && counts.points(lane.name()) > 0) {
        ChangesFile.read(lane.folders().weekly()).ifPresent(changes::add);
      }
    }
    return new Result(counts.summary(plan), new MissingOfPlan(plan, counts).all(), changes, true);
  }
}
