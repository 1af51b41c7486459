package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.runs.ArchivedRuns.ArchivedRun;
import io.github.perfreport.storage.CloudStorage;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.StoreFailedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the runs of lanes, those to be read from their logs apart from those that the archive has.
 * No run is in both, so a run counts once. Out come also the rows of runs that are not read: those
 * that the archive has, and those that have not ended.
 */
public final class ListRuns extends PTransform<PCollection<Lane>, PCollectionTuple> {

  /** The file that a run to be read is read from first: its log, where it has one. */
  public static final TupleTag<Metadata> LOGS = new TupleTag<>("logs") {};

  /** Runs that the archive has. */
  public static final TupleTag<RunBatch> ARCHIVED = new TupleTag<>("archived") {};

  /** What became of runs that are not read. */
  public static final TupleTag<RunOutcome> OUTCOMES = new TupleTag<>("outcomes") {};

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(ListRuns.class);

  /** Small files are read a hundred at a time, so that Beam's cost a element counts for little. */
  private static final int BATCH = 100;

  private final ArchivedRuns archive;
  private final Clock clock;
  private final boolean fetch;
  private final boolean refetch;

  private ListRuns(ArchivedRuns archive, Clock clock, boolean fetch, boolean refetch) {
    this.archive = archive;
    this.clock = clock;
    this.fetch = fetch;
    this.refetch = refetch;
  }

  /**
   * Lists logs and archive both.
   *
   * @param archive what need not be read again
   * @param clock tells the time that windows count back from
   * @param refetch whether runs in the archive are read again nonetheless
   */
  public static ListRuns of(ArchivedRuns archive, Clock clock, boolean refetch) {
    return new ListRuns(archive, clock, true, refetch);
  }

  /** Lists the archive alone. */
  public static ListRuns ofArchive(ArchivedRuns archive) {
    return new ListRuns(archive, Clock.systemUTC(), false, false);
  }

  @Override
  public PCollectionTuple expand(PCollection<Lane> lanes) {
    PCollectionTuple listed =
        lanes.apply(
            "ListJobs",
            ParDo.of(new ListFn()).withOutputTags(LOGS, TupleTagList.of(ARCHIVED).and(OUTCOMES)));
    listed.get(LOGS).setCoder(MetadataCoderV2.of());
    listed.get(ARCHIVED).setCoder(SerializableCoder.of(RunBatch.class));
    listed.get(OUTCOMES).setCoder(SerializableCoder.of(RunOutcome.class));
    return listed;
  }

  private final class ListFn extends DoFn<Lane, Metadata> {
    private static final long serialVersionUID = 1L;

    private transient Instant now;

    @Setup
    public void readClock() {
      now = clock.instant(); // once: all of a listing is told from one moment
    }

    @ProcessElement
    public void list(@Element Lane lane, PipelineOptions options, MultiOutputReceiver out)
        throws IOException {
      CloudStorage.useIfUnset(options);
      RunListing listing = fetch ? new RunListing(lane.source(), now) : null;
      TreeSet<String> jobs = new TreeSet<>(archive.jobs(lane));
      if (fetch) {
        jobs.addAll(jobs(lane, listing, out));
      }
      for (String job : jobs) {
        SortedSet<String> archived = new TreeSet<>(archive.ids(lane, job));
        if (fetch) {
          listJob(lane, job, listing, archived, out);
        }
        batches(archived).forEach(b -> out.get(ARCHIVED).output(new RunBatch(lane.name(), job, b)));
      }
    }

    private List<String> jobs(Lane lane, RunListing listing, MultiOutputReceiver out)
        throws IOException {
      try {
        return listing.jobs();
      } catch (StoreFailedException e) {
        out.get(OUTCOMES).output(unlisted(lane, "*", e));
        return List.of();
      }
    }

    /** A job that the store doesn't list is refused by name; its archive is reported as it is. */
    private void listJob(
        Lane lane,
        String job,
        RunListing listing,
        SortedSet<String> archived,
        MultiOutputReceiver out)
        throws IOException {
      try {
        listRuns(lane, job, listing, archived, out);
      } catch (StoreFailedException e) {
        out.get(OUTCOMES).output(unlisted(lane, job, e));
      }
    }

    /** The row of all runs of a job, as nobody can tell which there are. */
    private RunOutcome unlisted(Lane lane, String job, StoreFailedException e) {
      LOG.warn("{}: can't be listed: {}", job, e.getMessage());
      Yield.countUnlisted(lane.name(), job);
      return RunOutcome.of(
          lane.name(),
          job,
          "*",
          Layout.join(Folder.absolute(lane.source().root()), job),
          RunOutcome.Kind.REFUSED,
          List.of(Refusal.of("", "can't be listed: " + e.getMessage())));
    }

    /** Lists what is to be read, and takes it out of what is read from the archive. */
    private void listRuns(
        Lane lane,
        String job,
        RunListing listing,
        SortedSet<String> archived,
        MultiOutputReceiver out)
        throws IOException {
      Map<String, ArchivedRun> known = new HashMap<>();
      List<String> toRead = new ArrayList<>();
      for (String id : listing.ids(job)) {
        Optional<ArchivedRun> run =
            archived.contains(id) ? archive.find(lane, job, id) : Optional.empty();
        run.filter(r -> r.isFinal(now)).ifPresent(r -> known.put(id, r));
        if (mayBeReadAgain(lane, known.get(id))) {
          toRead.add(id);
        } else {
          tell(lane, known.get(id), out);
        }
      }
      Map<String, Metadata> anchors = listing.anchors(job, toRead);
      for (String id : toRead) {
        Metadata anchor = anchors.get(id);
        if (anchor != null && !(RunListing.tellsOnlyTheStart(anchor) && isYoung(id))) {
          archived.remove(id);
          out.get(LOGS).output(anchor);
        } else if (known.containsKey(id)) {
          tell(lane, known.get(id), out);
        } else {
          archived.remove(id);
          tell(withoutEnd(lane, job, id), out);
        }
      }
    }

    /** A run that did not end in the window is not read, even if its id would allow that. */
    private boolean mayBeReadAgain(Lane lane, ArchivedRun known) {
      return known == null || (refetch && lane.source().isInWindow(known.ended(), now));
    }

    /** The account is the same whether a run was read now or before. */
    private void tell(Lane lane, ArchivedRun known, MultiOutputReceiver out) {
      if (lane.source().isInWindow(known.ended(), now)) {
        Metrics.counter("runs", "archived").inc();
        tell(known.outcome(), out);
      }
    }

    private void tell(RunOutcome outcome, MultiOutputReceiver out) {
      Yield.count(outcome);
      out.get(OUTCOMES).output(outcome);
    }

    private boolean isYoung(String id) {
      return BuildId.startOf(id).map(s -> s.plus(RunListing.MARGIN).isAfter(now)).orElse(false);
    }

    private RunOutcome withoutEnd(Lane lane, String job, String id) {
      String folder = Layout.join(Folder.absolute(lane.source().root()), job, id);
      return isYoung(id)
          ? RunOutcome.of(lane.name(), job, id, folder, RunOutcome.Kind.RUNNING, List.of())
          : RunOutcome.of(
              lane.name(),
              job,
              id,
              folder,
              RunOutcome.Kind.REFUSED,
              List.of(Refusal.of("", "neither a log nor started.json or finished.json")));
    }
  }

  private static List<List<String>> batches(Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }
}
