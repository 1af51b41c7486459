package io.github.perfreport.pipeline;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.storage.CloudStorage;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.OutputFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Runs a plan: assembles its pipeline, submits it, waits for it, and says what it came to. */
public final class ReportRun {

  private static final org.joda.time.Duration POLL = org.joda.time.Duration.millis(300);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ReportPlan plan;
  private final List<String> beamArgs;
  private final Consumer<String> progress;

  /**
   * A run to be.
   *
   * @param beamArgs options for Beam, {@code --key=value}
   * @param progress receives a line now and then while the pipeline runs
   */
  public ReportRun(ReportPlan plan, List<String> beamArgs, Consumer<String> progress) {
    this.plan = plan;
    this.beamArgs = List.copyOf(beamArgs);
    this.progress = progress;
  }

  /**
   * Begins what every run has to wait for, a third of a second of Beam looking at its own options,
   * beside the reading of the command line and the definitions.
   */
  public static void prepare() {
    Thread thread = new Thread(PipelineOptionsFactory::create, "prepare");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What a run came to.
   *
   * @param summary a few lines for a person
   * @param barren what gave nothing at all, in lines for a person; empty if all went well
   * @param emptyLanes the names of lanes that have no data
   */
  public record Result(List<String> summary, List<String> barren, Set<String> emptyLanes) {

    /** Copies the lists. */
    public Result {
      summary = List.copyOf(summary);
      barren = List.copyOf(barren);
      emptyLanes = Set.copyOf(emptyLanes);
    }
  }

  /**
   * Runs the plan.
   *
   * @throws UsageException if Beam doesn't know an option
   * @throws ReportFailedException if the pipeline broke off
   */
  public Result run() throws ReportFailedException {
    PipelineOptions options = RunOptions.of(beamArgs);
    authorize(options);
    FileSystems.setDefaultPipelineOptions(options);
    CloudStorage.use(options);
    List<OutputFolder> held = new ArrayList<>();
    try {
      for (String output : outputs()) {
        held.add(OutputFolder.hold(output));
      }
      Pipeline pipeline = Pipeline.create(options);
      ReportPipeline.assemble(pipeline, plan);
      return result(await(pipeline.run()));
    } catch (IOException | RuntimeException e) {
      throw new ReportFailedException(e);
    } finally {
      held.forEach(ReportRun::letGo);
    }
  }

  private void authorize(PipelineOptions options) {
    if (plan.touchesCloud()) {
      try {
        CloudStorage.authorize(options, plan.credentials());
      } catch (IOException e) {
        throw new UsageException("--credentials-file: " + e.getMessage(), e);
      }
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
      // What could not be removed is removed by the next run; the output itself is whole.
      org.slf4j.LoggerFactory.getLogger(ReportRun.class).debug("staging is left", e);
    }
  }

  /**
   * Waits for the end. After a failure the pipeline's threads are told to end, and given the time
   * to, so that nothing is written behind the user's back.
   */
  private Counts await(PipelineResult running) throws IOException {
    try {
      return waitFor(running);
    } catch (IOException | RuntimeException e) {
      running.cancel();
      LockSupport.parkNanos(PAUSE.toNanos());
      throw e;
    }
  }

  private Counts waitFor(PipelineResult running) throws IOException {
    Instant begin = Instant.now();
    PipelineResult.State state = running.waitUntilFinish(POLL);
    while (state == null || !state.isTerminal()) {
      Duration elapsed = Duration.between(begin, Instant.now());
      progress.accept(
          String.format(
              Locale.ROOT, "%s  %.0f s", Counts.of(running).progress(), elapsed.toMillis() / 1e3));
      state = running.waitUntilFinish(POLL);
    }
    if (state != PipelineResult.State.DONE) {
      throw new IOException("the pipeline ended as " + state);
    }
    return Counts.of(running);
  }

  private Result result(Counts counts) {
    List<String> barren = new ArrayList<>();
    Set<String> emptyLanes = new TreeSet<>();
    if (plan.has(ReportPlan.Step.RESULTS)) {
      counts.unlistedJobs().forEach(job -> barren.add(job + ": could not be listed"));
      counts.barrenJobs().forEach(job -> barren.add(job + ": runs were listed, none has a block"));
    }
    for (Lane lane : plan.lanes()) {
      if (plan.has(ReportPlan.Step.RESULTS) && counts.isEmpty(lane.name())) {
        barren.add(lane.name() + ": no run in the window under " + lane.source().root());
      }
      boolean reported = plan.readsArchive() || plan.has(ReportPlan.Step.WEEKLY_GRAPH);
      if (reported && counts.points(lane.name()) == 0) {
        barren.add(lane.name() + ": no data under " + archiveOf(lane));
        emptyLanes.add(lane.name());
      }
    }
    return new Result(counts.summary(plan), barren, emptyLanes);
  }

  /** Where a lane's data would have been. */
  private String archiveOf(Lane lane) {
    if (!plan.readsArchive()) {
      return lane.folders().weekly();
    }
    List<NamePattern> jobs = lane.source().jobs();
    boolean oneJob = jobs.size() == 1 && !jobs.get(0).isWild();
    String results = lane.folders().results();
    return oneJob ? Layout.join(results, jobs.get(0).text()) : results;
  }
}
