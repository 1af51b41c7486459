package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.runs.layout.RunTime;
import io.github.perfreport.runs.layout.RunToRead;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.SerializableCoder;
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
 * Lists the runs of lanes. For each lane a run is in exactly one of:
 *
 * <table>
 * <caption>What becomes of a run</caption>
 * <tr><th>to read</th><td>it may have ended in the window, and has a file that says more than that
 *     it began; the archive has no final result of it, or it is read again</td></tr>
 * <tr><th>archived</th><td>the archive has its folder, and it isn't to read; one that ended in the
 *     window has its archived row too</td></tr>
 * <tr><th>row only</th><td>it has not ended, or has no file to read, or its name can't be part of a
 *     path, or its files can't be looked up</td></tr>
 * </table>
 *
 * <p>A job that can't be listed has one row, {@code *}, and its archive is reported as it is.
 */
public final class ListRuns extends PTransform<PCollection<Lane>, PCollectionTuple> {

  /** Runs to read. */
  public static final TupleTag<RunToRead> TO_READ = new TupleTag<>("to-read") {};

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
            .apply("SpreadListed", SpreadToWorkers.widely())
            .apply("FindLogs", new SortRuns(Lanes.of(lanes), archive, clock, refetch));
    return PCollectionTuple.of(TO_READ, found.get(TO_READ))
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
      RunLayout layout = RunLayouts.of(lane);
      TreeSet<String> jobs = new TreeSet<>(archive.jobs(lane));
      if (fetch) {
        jobs.addAll(jobs(lane, layout, out));
      }
      for (String job : jobs) {
        SortedSet<String> archived = new TreeSet<>(archive.ids(lane, job));
        if (fetch) {
          listJob(lane, job, layout, archived, out);
        }
        for (List<String> ids : batches(archived)) {
          out.get(ARCHIVED).output(new RunBatch(lane.name(), job, ids));
        }
      }
    }

    private static List<String> jobs(Lane lane, RunLayout layout, MultiOutputReceiver out) {
      try {
        return layout.jobs();
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
    private void listJob(
        Lane lane,
        String job,
        RunLayout layout,
        SortedSet<String> archived,
        MultiOutputReceiver out) {
      try {
        Map<Boolean, List<String>> runs =
            listed(lane, job, layout).stream()
                .collect(Collectors.partitioningBy(NamePattern::isName));
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

    private List<String> listed(Lane lane, String job, RunLayout layout) throws IOException {
      Lane.Source source = lane.source();
      Instant now = clock.instant();
      return layout.ids(
          job,
          source.since().from(now).minus(RunTime.MARGIN),
          source.until() == null ? Instant.MAX : source.until().from(now));
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
