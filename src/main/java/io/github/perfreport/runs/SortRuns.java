package io.github.perfreport.runs;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.runs.ArchivedRuns.ArchivedRun;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.runs.layout.RunTime;
import io.github.perfreport.runs.layout.RunToRead;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits listed runs into three outputs: runs to read, each with its first file; runs that the
 * archive has; and rows for runs that are not read. The tags are those of {@link ListRuns}.
 */
final class SortRuns extends PTransform<PCollection<ListedRuns>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(SortRuns.class);

  private final Lanes lanes;
  private final ArchivedRuns archive;
  private final Clock clock;
  private final boolean refetch;

  SortRuns(Lanes lanes, ArchivedRuns archive, Clock clock, boolean refetch) {
    this.lanes = lanes;
    this.archive = archive;
    this.clock = clock;
    this.refetch = refetch;
  }

  @Override
  public PCollectionTuple expand(PCollection<ListedRuns> listed) {
    PCollectionTuple found =
        listed.apply(
            "LookUpRuns",
            ParDo.of(new FindFn())
                .withOutputTags(
                    ListRuns.TO_READ, TupleTagList.of(ListRuns.ARCHIVED).and(ListRuns.OUTCOMES)));
    found.get(ListRuns.TO_READ).setCoder(SerializableCoder.of(RunToRead.class));
    found.get(ListRuns.ARCHIVED).setCoder(SerializableCoder.of(RunBatch.class));
    found.get(ListRuns.OUTCOMES).setCoder(SerializableCoder.of(RunOutcome.class));
    return found;
  }

  private final class FindFn extends DoFn<ListedRuns, RunToRead> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void find(@Element ListedRuns runs, MultiOutputReceiver out) throws IOException {
      new Search(lanes.get(runs.lane()), runs, clock.instant(), out).run();
    }
  }

  /** Decides about the runs of one batch. */
  private final class Search {
    private final Lane lane;
    private final ListedRuns runs;
    private final Instant now;
    private final RunLayout layout;
    private final DoFn.MultiOutputReceiver out;
    private final TreeSet<String> archived;
    private final Map<String, ArchivedRun> known = new TreeMap<>();
    private final List<String> toRead;

    Search(Lane lane, ListedRuns runs, Instant now, DoFn.MultiOutputReceiver out) {
      this.lane = lane;
      this.runs = runs;
      this.now = now;
      this.layout = RunLayouts.of(lane);
      this.out = out;
      this.archived = new TreeSet<>(runs.archived());
      this.toRead = new ArrayList<>(runs.fresh());
    }

    void run() throws IOException {
      for (String id : runs.archived()) {
        Optional<ArchivedRun> run = archive.find(lane, runs.job(), id);
        run.filter(r -> r.isFinal(now)).ifPresent(r -> known.put(id, r));
        if (mayBeReadAgain(known.get(id))) {
          toRead.add(id);
        } else {
          addRow(known.get(id));
        }
      }
      runsToRead().ifPresent(runsToRead -> toRead.forEach(id -> decide(id, runsToRead.get(id))));
      if (!archived.isEmpty()) {
        known.keySet().retainAll(archived);
        archived.removeAll(known.keySet());
        out.get(ListRuns.ARCHIVED)
            .output(
                new RunBatch(
                    lane.name(), runs.job(), List.copyOf(archived), List.copyOf(known.values())));
      }
    }

    /** A run that did not end in the window is not read, even if its id would allow that. */
    private boolean mayBeReadAgain(ArchivedRun run) {
      return run == null || (refetch && lane.source().isInWindow(run.ended(), now));
    }

    /**
     * The runs that have a file to read, by id; empty if the store fails, and then all runs are
     * refused by name.
     */
    private Optional<SortedMap<String, RunToRead>> runsToRead() {
      try {
        return Optional.of(layout.runsToRead(runs.job(), toRead));
      } catch (IOException e) {
        LOG.warn("{}: runs can't be looked up: {}", runs.job(), e.getMessage());
        for (String id : toRead) {
          String reason = "can't be looked up: " + e.getMessage();
          addRow(outcome(id, RunOutcome.Kind.REFUSED, List.of(Refusal.of("", reason))));
        }
        return Optional.empty();
      }
    }

    /**
     * Sends a run to one output. A run that is read isn't read from the archive too. A run that
     * can't be read anywhere stays among the archived ones, which know its points in the weeks.
     */
    private void decide(String id, RunToRead run) {
      if (run != null && !(layout.tellsOnlyTheStart(run) && isYoung(id))) {
        archived.remove(id);
        out.get(ListRuns.TO_READ).output(run);
      } else if (known.containsKey(id)) {
        addRow(known.get(id));
      } else {
        addRow(withoutEnd(id));
      }
    }

    /**
     * Adds the archived row, so that the account is the same whether a run was read now or earlier.
     */
    private void addRow(ArchivedRun run) {
      if (lane.source().isInWindow(run.ended(), now)) {
        ReportCounter.RUNS_ARCHIVED.counter().inc();
        addRow(run.outcome());
      }
    }

    private void addRow(RunOutcome outcome) {
      RunCounters.count(outcome);
      out.get(ListRuns.OUTCOMES).output(outcome);
    }

    private boolean isYoung(String id) {
      return layout.startOf(id).map(s -> s.plus(RunTime.MARGIN).isAfter(now)).orElse(false);
    }

    private RunOutcome withoutEnd(String id) {
      return isYoung(id)
          ? outcome(id, RunOutcome.Kind.RUNNING, List.of())
          : outcome(id, RunOutcome.Kind.REFUSED, List.of(Refusal.of("", layout.whatIsMissing())));
    }

    private RunOutcome outcome(String id, RunOutcome.Kind kind, List<Refusal> refusals) {
      String folder = layout.folder(runs.job(), id);
      return RunOutcome.of(lane.name(), runs.job(), id, folder, kind, refusals);
    }
  }
}
