package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunOutcome;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

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

  /** Small files are read a hundred at a time, so that Beam's cost a element counts for little. */
  private static final int BATCH = 100;

  private final ArchivedRuns archive;
  private final Instant now;
  private final boolean fetch;
  private final boolean refetch;

  private ListRuns(ArchivedRuns archive, Instant now, boolean fetch, boolean refetch) {
    this.archive = archive;
    this.now = now;
    this.fetch = fetch;
    this.refetch = refetch;
  }

  /**
   * Lists logs and archive both.
   *
   * @param archive what need not be read again
   * @param now when the program began; windows count back from it
   * @param refetch whether runs in the archive are read again nonetheless
   */
  public static ListRuns of(ArchivedRuns archive, Instant now, boolean refetch) {
    return new ListRuns(archive, now, true, refetch);
  }

  /** Lists the archive alone. */
  public static ListRuns ofArchive(ArchivedRuns archive) {
    return new ListRuns(archive, Instant.EPOCH, false, false);
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

    @ProcessElement
    public void list(@Element Lane lane, MultiOutputReceiver out) throws IOException {
      RunListing listing = fetch ? new RunListing(lane.source(), now) : null;
      TreeSet<String> jobs = new TreeSet<>(archive.jobs(lane));
      if (fetch) {
        jobs.addAll(listing.jobs());
      }
      for (String job : jobs) {
        SortedSet<String> archived = new TreeSet<>(archive.ids(lane, job));
        if (fetch) {
          List<String> ids = listing.ids(job);
          listJob(lane, job, listing, toRead(lane, job, ids, archived, out), archived, out);
        }
        batches(archived).forEach(b -> out.get(ARCHIVED).output(new RunBatch(lane.name(), job, b)));
      }
    }

    /** Picks what is to be looked for among the logs. */
    private List<String> toRead(
        Lane lane,
        String job,
        List<String> ids,
        SortedSet<String> archived,
        MultiOutputReceiver out)
        throws IOException {
      List<String> toRead = new ArrayList<>();
      for (String id : ids) {
        if (archived.contains(id) && !mayBeReadAgain(lane, job, id)) {
          out.get(OUTCOMES).output(outcome(lane, job, id, RunOutcome.Kind.ARCHIVED, List.of()));
        } else {
          toRead.add(id);
        }
      }
      return toRead;
    }

    /** A run that did not end in the window is not read, even if its id would allow that. */
    private boolean mayBeReadAgain(Lane lane, String job, String id) throws IOException {
      return !archive.isFinal(lane, job, id, now)
          || (refetch && lane.source().isInWindow(archive.endOf(lane, job, id), now));
    }

    /** Lists what is to be read, and takes it out of what is read from the archive. */
    private void listJob(
        Lane lane,
        String job,
        RunListing listing,
        List<String> ids,
        SortedSet<String> archived,
        MultiOutputReceiver out)
        throws IOException {
      Map<String, Metadata> anchors = listing.anchors(job, ids);
      for (String id : ids) {
        Metadata anchor = anchors.get(id);
        if (anchor != null && !(RunListing.tellsOnlyTheStart(anchor) && isYoung(id))) {
          archived.remove(id);
          out.get(LOGS).output(anchor);
        } else if (archived.contains(id) && archive.isFinal(lane, job, id, now)) {
          out.get(OUTCOMES).output(outcome(lane, job, id, RunOutcome.Kind.ARCHIVED, List.of()));
        } else {
          archived.remove(id);
          out.get(OUTCOMES).output(withoutEnd(lane, job, id));
        }
      }
    }

    private boolean isYoung(String id) {
      return BuildId.startOf(id).map(s -> s.plus(RunListing.MARGIN).isAfter(now)).orElse(false);
    }

    private RunOutcome withoutEnd(Lane lane, String job, String id) {
      String place = lane.source().root() + "/" + job + "/" + id;
      return isYoung(id)
          ? outcome(lane, job, id, RunOutcome.Kind.RUNNING, List.of())
          : outcome(
              lane,
              job,
              id,
              RunOutcome.Kind.REFUSED,
              List.of(Refusal.of(place, "neither a log nor started.json or finished.json")));
    }

    private RunOutcome outcome(
        Lane lane, String job, String id, RunOutcome.Kind kind, List<Refusal> refusals) {
      RunOutcome outcome =
          new RunOutcome(lane.name(), job, id, kind, null, new TreeMap<>(), refusals);
      Yield.count(outcome);
      return outcome;
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
