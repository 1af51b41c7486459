package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.model.ResourceKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Windows what runs measured into ISO weeks by their own time, and computes each week's record of
 * each metric. In go runs keyed by lane and resource, in any order; out come the weeks that have
 * data, one element a lane, resource and week, still in their windows.
 */
public final class SummarizeWeek
    extends PTransform<
        PCollection<KV<String, MeasuredRun>>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;

  private final Map<String, Map<String, List<String>>> metrics = new HashMap<>();

  private final Instant since;

  private SummarizeWeek(Map<String, Map<String, List<String>>> metrics, Instant since) {
    this.metrics.putAll(metrics);
    this.since = since;
  }

  /** Summarizes the metrics that lanes report, of all weeks. */
  public static SummarizeWeek of(List<Lane> lanes) {
    Map<String, Map<String, List<String>>> metrics = new HashMap<>();
    lanes.forEach(lane -> metrics.put(lane.name(), lane.metrics()));
    return new SummarizeWeek(metrics, Instant.MIN);
  }

  /** The same for the weeks that have a run since then, each whole. */
  public SummarizeWeek withRunSince(Instant time) {
    return new SummarizeWeek(metrics, time);
  }

  @Override
  public PCollection<KV<String, ResourceWeek>> expand(
      PCollection<KV<String, MeasuredRun>> measured) {
    return measured
        .apply("WindowIntoWeeks", Window.into(Weeks.windows()))
        .apply("GroupByResource", GroupByKey.create())
        .apply("ComputeStatistics", ParDo.of(new SummarizeFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(ResourceWeek.class)));
  }

  private final class SummarizeFn
      extends DoFn<KV<String, Iterable<MeasuredRun>>, KV<String, ResourceWeek>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void summarize(
        @Element KV<String, Iterable<MeasuredRun>> week,
        BoundedWindow window,
        OutputReceiver<KV<String, ResourceWeek>> out) {
      ResourceKey key = ResourceKey.parse(week.getKey());
      if (!hasRunSince(week.getValue())) {
        return;
      }
      ResourceWeek summary =
          ResourceWeek.of(
              Weeks.mondayOf((IntervalWindow) window),
              week.getValue(),
              metrics.get(key.lane()).get(key.resource()));
      if (!summary.records().isEmpty()) {
        out.output(KV.of(week.getKey(), summary));
      }
    }

    private boolean hasRunSince(Iterable<MeasuredRun> runs) {
      for (MeasuredRun run : runs) {
        if (!run.run().time().isBefore(since)) {
          return true;
        }
      }
      return false;
    }
  }
}
