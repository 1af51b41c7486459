package io.github.perfreport.extract;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.formats.audit.FoundBlocks;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.runs.RunBatch;
import io.github.perfreport.runs.RunCounters;
import io.github.perfreport.runs.layout.RunFiles;
import io.github.perfreport.runs.layout.RunToRead;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileIO.ReadableFile;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads runs from their logs and the files beside them. Each run that ended in its lane's window
 * gives one result, perhaps without blocks, and one row for the account. A run gives only the row
 * if its log can't be read. So does a run with a doubtful end time whose other times are outside
 * the window.
 */
public final class ParseBuildLog
    extends PTransform<PCollection<KV<RunToRead, ReadableFile>>, PCollectionTuple> {

  /** Results by lane. */
  public static final TupleTag<KV<String, RunResult>> RESULTS = new TupleTag<>("results") {};

  /** The outcome of each run. */
  public static final TupleTag<RunOutcome> OUTCOMES = new TupleTag<>("outcomes") {};

  /** Runs without a result; their results in the archive, if any, are unchanged. */
  public static final TupleTag<RunBatch> UNREAD = new TupleTag<>("unread") {};

  private static final long serialVersionUID = 1L;

  private final Lanes lanes;
  private final Clock clock;
  private final int maxBlock;

  private ParseBuildLog(Lanes lanes, Clock clock, int maxBlock) {
    this.lanes = lanes;
    this.clock = clock;
    this.maxBlock = maxBlock;
  }

  /**
   * Reads runs of lanes.
   *
   * @param lanes the lanes, with their jobs, windows and resources
   * @param clock the time that windows count back from
   * @param maxBlock the largest block to be read, in bytes
   */
  public static ParseBuildLog of(List<Lane> lanes, Clock clock, int maxBlock) {
    return new ParseBuildLog(Lanes.of(lanes), clock, maxBlock);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<RunToRead, ReadableFile>> runs) {
    PCollectionTuple parsed =
        runs.apply(
            "ReadBlocks",
            ParDo.of(new ParseFn()).withOutputTags(RESULTS, TupleTagList.of(OUTCOMES).and(UNREAD)));
    parsed
        .get(RESULTS)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(RunResult.class)));
    parsed.get(OUTCOMES).setCoder(SerializableCoder.of(RunOutcome.class));
    parsed.get(UNREAD).setCoder(SerializableCoder.of(RunBatch.class));
    return parsed;
  }

  private final class ParseFn extends DoFn<KV<RunToRead, ReadableFile>, KV<String, RunResult>> {
    private static final long serialVersionUID = 1L;

    private final Counter parsed = ReportCounter.RUNS_PARSED.counter();
    private final Counter withoutBlocks = ReportCounter.RUNS_WITHOUT_BLOCK.counter();
    private final Counter refused = ReportCounter.RUNS_REFUSED.counter();
    private final Counter refusals = ReportCounter.REFUSALS.counter();

    @ProcessElement
    public void parse(@Element KV<RunToRead, ReadableFile> element, MultiOutputReceiver out)
        throws IOException {
      RunToRead listed = element.getKey();
      Lane lane = lanes.get(listed.lane());
      RunReader reading = new RunReader(lane, maxBlock, new RunFiles(listed, element.getValue()));
      Optional<Run> run = reading.describe(clock.instant());
      if (isElsewhere(lane, run, reading)) {
        if (reading.isTimeDoubted()) {
          report(outcome(listed, run, reading, RunOutcome.Kind.REFUSED), out);
        }
        out.get(UNREAD).output(batch(listed));
        return;
      }
      boolean readable = run.isPresent() && !reading.found().storeFailed();
      FoundBlocks found = readable ? reading.readBlocks() : reading.found();
      RunOutcome outcome = outcome(listed, run, reading, kind(run, reading));
      report(outcome, out);
      if (outcome.kind() != RunOutcome.Kind.REFUSED) {
        RunResult result =
            new RunResult(run.get(), found.blocks(), outcome.sources(), outcome.refusals());
        out.get(RESULTS).output(KV.of(lane.name(), result));
      } else {
        out.get(UNREAD).output(batch(listed));
      }
    }

    private void report(RunOutcome outcome, MultiOutputReceiver out) {
      count(outcome);
      out.get(OUTCOMES).output(outcome);
    }

    /** Whether the run surely ended outside the window; a listing contains a few such runs. */
    private boolean isElsewhere(Lane lane, Optional<Run> run, RunReader reading) {
      return run.isPresent()
          && !reading.found().storeFailed()
          && !lane.source().isInWindow(run.get().time(), clock.instant());
    }

    private static RunBatch batch(RunToRead run) {
      return new RunBatch(run.lane(), run.job(), List.of(run.id()));
    }

    private RunOutcome outcome(
        RunToRead listed, Optional<Run> run, RunReader reading, RunOutcome.Kind kind) {
      FoundBlocks found = reading.found();
      List<Refusal> refusals = new ArrayList<>(found.refusals());
      if (run.isEmpty() && !found.storeFailed()) {
        refusals.add(Refusal.of("", "no source has a time that can be the run's"));
      }
      return new RunOutcome(
          listed.lane(),
          listed.job(),
          listed.id(),
          listed.folder(),
          kind,
          run.map(Run::state).orElse(null),
          found.sources(),
          refusals);
    }

    private RunOutcome.Kind kind(Optional<Run> run, RunReader reading) {
      if (run.isEmpty() || reading.found().storeFailed()) {
        return RunOutcome.Kind.REFUSED; // without a result the next run of the program retries
      }
      if (!reading.found().blocks().isEmpty()) {
        return RunOutcome.Kind.PARSED;
      }
      return reading.logFailed() ? RunOutcome.Kind.REFUSED : RunOutcome.Kind.NULL;
    }

    private void count(RunOutcome outcome) {
      RunCounters.count(outcome);
      switch (outcome.kind()) {
        case PARSED -> parsed.inc();
        case NULL -> withoutBlocks.inc();
        default -> refused.inc();
      }
      refusals.inc(outcome.refusals().size());
    }
  }
}
