package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the runs of lanes in two outputs: runs to read from their logs, and runs that the archive
 * has. No run is in both, so each run counts once. A third output has the rows of runs that are not
 * read: archived runs, runs that have not ended, folders whose names can't be part of a path, and
 * {@code *} for all runs of a job that can't be listed.
 */
public final class ListRuns extends PTransform<PCollection<Lane>, PCollectionTuple> {

  /** For each run to read, the file that is read first: its log, if it has one. */
  public static final TupleTag<Metadata> LOGS = new TupleTag<>("logs") {};

  /** Runs that the archive has. */
  public static final TupleTag<RunBatch> ARCHIVED = new TupleTag<>("archived") {};

  /** The outcomes of runs that are not read. */
  public static final TupleTag<RunOutcome> OUTCOMES = new TupleTag<>("outcomes") {};

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(ListRuns.class);

  /** Small files are read a hundred at a time, so that Beam's cost for each element is small. */
  private static final int BATCH = 100;

  private static final TupleTag<ListedRuns> LISTED = new TupleTag<>("listed") {};

  private final List<Lane> lanes;
  private final ArchivedRuns archive;
  private final Clock clock;
  private final boolean fetch;
  private final boolean refetch;

  private ListRuns(
      List<Lane> lanes, ArchivedRuns archive, Clock clock, boolean fetch, boolean refetch) {
    this.lanes = lanes;
    this.archive = archive;
    this.clock = clock;
    this.fetch = fetch;
    this.refetch = refetch;
  }

  /**
   * Lists both logs and archive.
   *
   * @param archive the runs that need not be read again
   * @param clock the time that windows count back from
   * @param refetch whether runs in the archive are read again anyway
   */
  public static ListRuns of(List<Lane> lanes, ArchivedRuns archive, Clock clock, boolean refetch) {
    return new ListRuns(lanes, archive, clock, true, refetch);
  }

  /** Lists only the archive. */
  public static ListRuns ofArchive(List<Lane> lanes, ArchivedRuns archive) {
    return new ListRuns(lanes, archive, Clock.systemUTC(), false, false);
  }

  @Override
  public PCollectionTuple expand(PCollection<Lane> input) {
    PCollectionTuple listed =
        input.apply(
            "ListJobs",
            ParDo.of(new ListFn(archive, clock, fetch))
                .withOutputTags(LISTED, TupleTagList.of(ARCHIVED).and(OUTCOMES)));
    listed.get(LISTED).setCoder(SerializableCoder.of(ListedRuns.class));
    listed.get(ARCHIVED).setCoder(SerializableCoder.of(RunBatch.class));
    listed.get(OUTCOMES).setCoder(SerializableCoder.of(RunOutcome.class));
    return fetch ? withFound(listed) : listed;
  }

  private PCollectionTuple withFound(PCollectionTuple listed) {
    PCollectionTuple found =
        listed
            .get(LISTED)
            .apply("SpreadListed", Spread.widely())
            .apply("FindLogs", new SortRuns(Lanes.of(lanes), archive, clock, refetch));
    return PCollectionTuple.of(LOGS, found.get(LOGS))
        .and(ARCHIVED, both("AllArchived", ARCHIVED, listed, found))
        .and(OUTCOMES, both("AllOutcomes", OUTCOMES, listed, found));
  }

  private static <T> PCollection<T> both(
      String name, TupleTag<T> tag, PCollectionTuple one, PCollectionTuple other) {
    return PCollectionList.of(one.get(tag)).and(other.get(tag)).apply(name, Flatten.pCollections());
  }

  private static final class ListFn extends DoFn<Lane, ListedRuns> {
    private static final long serialVersionUID = 1L;

    private final ArchivedRuns archive;
    private final Clock clock;
    private final boolean fetch;

    ListFn(ArchivedRuns archive, Clock clock, boolean fetch) {
      this.archive = archive;
      this.clock = clock;
      this.fetch = fetch;
    }

    @ProcessElement
    public void list(@Element Lane lane, MultiOutputReceiver out) throws IOException {
      RunListing listing = fetch ? new RunListing(lane.source(), clock.instant()) : null;
      TreeSet<String> jobs = new TreeSet<>(archive.jobs(lane));
      if (fetch) {
        jobs.addAll(jobs(lane, listing, out));
      }
      for (String job : jobs) {
        SortedSet<String> archived = new TreeSet<>(archive.ids(lane, job));
        if (fetch) {
          listJob(lane, job, listing, archived, out);
        }
        for (List<String> ids : batches(archived)) {
          out.get(ARCHIVED).output(new RunBatch(lane.name(), job, ids));
        }
      }
    }

    private static List<String> jobs(Lane lane, RunListing listing, MultiOutputReceiver out) {
      try {
        return listing.jobs();
      } catch (IOException e) {
        out.get(OUTCOMES).output(unlisted(lane, "*", e));
        return List.of();
      }
    }

    /**
     * Lists the runs of the window and removes them from the archived ones. A job that can't be
     * listed is refused by name, and its archive is reported as it is. A folder whose name can't be
     * the id of a run is refused too.
     */
    private static void listJob(
        Lane lane,
        String job,
        RunListing listing,
        SortedSet<String> archived,
        MultiOutputReceiver out) {
      try {
        Map<Boolean, List<String>> runs =
            listing.runs(job).stream().collect(Collectors.partitioningBy(NamePattern::isName));
        runs.get(false).forEach(name -> out.get(OUTCOMES).output(unnamed(lane, job, name)));
        for (List<String> ids : batches(runs.get(true))) {
          List<String> known = ids.stream().filter(archived::contains).toList();
          List<String> fresh = ids.stream().filter(id -> !archived.contains(id)).toList();
          out.get(LISTED).output(new ListedRuns(lane.name(), job, known, fresh));
          known.forEach(archived::remove);
        }
      } catch (IOException e) {
        out.get(OUTCOMES).output(unlisted(lane, job, e));
      }
    }

    private static RunOutcome unnamed(Lane lane, String job, String name) {
      RunOutcome row =
          refused(lane, job, name, Layout.join(job, name), "a name that can't be part of a path");
      RunCounters.count(row);
      return row;
    }

    /** The row that stands for all runs of a job that can't be listed. */
    private static RunOutcome unlisted(Lane lane, String job, IOException e) {
      LOG.warn("{}: can't be listed: {}", job, e.getMessage());
      RunCounters.countUnlisted(lane.name(), job);
      return refused(lane, job, "*", job, "can't be listed: " + e.getMessage());
    }

    private static RunOutcome refused(
        Lane lane, String job, String run, String folder, String reason) {
      return RunOutcome.of(
          lane.name(),
          job,
          run,
          Layout.join(Folder.absolute(lane.source().root()), folder),
          RunOutcome.Kind.REFUSED,
          List.of(Refusal.of("", reason)));
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
}
