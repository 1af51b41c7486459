package io.github.perfreport.results;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.runs.ArchivedRuns.ArchivedRun;
import io.github.perfreport.runs.RunBatch;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads run results from the archive. The output is the columns that the lane reports, keyed by
 * lane and resource, at the run's time. A file with values that the pipeline can't carry gives a
 * row for the account. So does a file that can't be read; the run's points in earlier weeks then
 * replace it.
 */
public final class ReadResults extends PTransform<PCollection<RunBatch>, PCollectionTuple> {

  /** The columns of runs. */
  public static final TupleTag<KV<String, RunColumns>> MEASURED = new TupleTag<>("measured") {};

  /** Rows of runs whose file can't be used. */
  public static final TupleTag<RunOutcome> OUTCOMES = new TupleTag<>("outcomes") {};

  /** A worker names at most this many, since a runner keeps each counter to the end. */
  private static final int NAMED = 20;

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(ReadResults.class);

  private final Lanes lanes;
  private final EarlierPoints keptPoints;

  private ReadResults(Lanes lanes, EarlierPoints keptPoints) {
    this.lanes = lanes;
    this.keptPoints = keptPoints;
  }

  /**
   * Reads from the results folders of lanes.
   *
   * @param keptPoints finds runs whose results can't be read
   */
  public static ReadResults of(List<Lane> lanes, EarlierPoints keptPoints) {
    return new ReadResults(Lanes.of(lanes), keptPoints);
  }

  @Override
  public PCollectionTuple expand(PCollection<RunBatch> batches) {
    PCollectionTuple read =
        batches.apply(
            "ReadRunResults",
            ParDo.of(new ReadFn()).withOutputTags(MEASURED, TupleTagList.of(OUTCOMES)));
    read.get(MEASURED).setCoder(EmitColumns.CODER);
    read.get(OUTCOMES).setCoder(SerializableCoder.of(RunOutcome.class));
    return read;
  }

  private final class ReadFn extends DoFn<RunBatch, KV<String, RunColumns>> {
    private static final long serialVersionUID = 1L;

    private final Counter read = ReportCounter.RESULTS_READ.counter();
    private final Counter refused = ReportCounter.RESULTS_REFUSED.counter();
    private transient Map<String, ResultColumns> columns;
    private transient Map<String, Integer> named;

    @Setup
    public void prepareColumns() {
      columns = new HashMap<>();
      named = new HashMap<>();
      lanes.all().forEach(lane -> columns.put(lane.name(), new ResultColumns(lane)));
    }

    @ProcessElement
    public void read(@Element RunBatch batch, MultiOutputReceiver out) throws IOException {
      Lane lane = lanes.get(batch.lane());
      for (ArchivedRun run : batch.known()) {
        emit(
            lane,
            batch.job(),
            run.outcome().id(),
            run.columns(),
            run.timeDoubt(),
            out.get(MEASURED));
      }
      Map<String, String> unreadable = new TreeMap<>();
      for (String id : batch.ids()) {
        try {
          read(lane, batch.job(), id, out.get(MEASURED));
        } catch (RefusedResultException e) {
          refuse(lane, batch.job(), id, "can't be used: " + firstLine(e), out);
        } catch (IOException e) {
          unreadable.put(id, "can't be read: " + firstLine(e));
        }
      }
      if (!unreadable.isEmpty()) {
        keepPoints(lane, batch.job(), unreadable, out);
      }
    }

    private void keepPoints(
        Lane lane, String job, Map<String, String> unreadable, MultiOutputReceiver out)
        throws IOException {
      ReportCounter.UNREADABLE.counter(lane.name()).inc(unreadable.size());
      unreadable.keySet().forEach(id -> name(lane, job + "/" + id));
      Map<String, Map<String, RunColumns>> kept = keptPoints.of(lane, job, unreadable.keySet());
      for (Map.Entry<String, String> run : unreadable.entrySet()) {
        Map<String, RunColumns> points = kept.getOrDefault(run.getKey(), Map.of());
        points.forEach((r, measured) -> EmitColumns.emit(lane, r, measured, out.get(MEASURED)));
        String rest =
            points.isEmpty() ? "; no week has points of it" : "; its week keeps its points";
        refuse(lane, job, run.getKey(), run.getValue() + rest, out);
      }
    }

    private void name(Lane lane, String run) {
      if (named.merge(lane.name(), 1, Integer::sum) <= NAMED) {
        ReportCounter.UNREADABLE_RUN.counter(lane.name() + "/" + run).inc();
      }
    }

    private void refuse(Lane lane, String job, String id, String reason, MultiOutputReceiver out)
        throws IOException {
      refused.inc();
      String folder = folder(lane, job, id);
      Refusal refusal = Refusal.of(Archive.placeOf(lane, job, id), reason);
      warn(folder, refusal);
      out.get(OUTCOMES)
          .output(
              RunOutcome.of(
                  lane.name(), job, id, folder, RunOutcome.Kind.REFUSED, List.of(refusal)));
    }

    private void read(Lane lane, String job, String id, OutputReceiver<KV<String, RunColumns>> out)
        throws IOException {
      Optional<byte[]> bytes = Archive.read(lane, job, id);
      if (bytes.isEmpty()) {
        return; // a folder without a result doesn't belong to the archive
      }
      ResultColumns.Content content =
          columns.get(lane.name()).read(job, id, bytes.get(), bytes.get().length);
      emit(lane, job, id, content.resources(), content.timeDoubt().orElse(null), out);
    }

    private void emit(
        Lane lane,
        String job,
        String id,
        Map<String, RunColumns> resources,
        Refusal timeDoubt,
        OutputReceiver<KV<String, RunColumns>> out) {
      read.inc();
      if (timeDoubt != null) {
        warn(folder(lane, job, id), timeDoubt);
      }
      resources.forEach((r, measured) -> EmitColumns.emit(lane, r, measured, out));
    }

    private String folder(Lane lane, String job, String id) {
      return Layout.join(lane.folders().results(), job, id);
    }

    private void warn(String folder, Refusal refusal) {
      LOG.warn("{}/{}: {}", folder, refusal.place(), refusal.reason());
    }

    private String firstLine(IOException e) {
      return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }
}
