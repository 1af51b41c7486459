package io.github.perfreport.weekly;

import io.github.perfreport.model.RunColumns;
import java.time.Instant;
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
 * Windows runs into ISO weeks by their own time. The input is runs keyed by lane and resource, in
 * any order. The output is one element for each lane, resource and week, still in its window, with
 * each run once and in order; it gives the record of each metric.
 */
public final class SummarizeWeek
    extends PTransform<PCollection<KV<String, RunColumns>>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;

  private final Instant since;

  private SummarizeWeek(Instant since) {
    this.since = since;
  }

  /** Summarizes all weeks. */
  public static SummarizeWeek all() {
    return new SummarizeWeek(Instant.MIN);
  }

  /** Summarizes the weeks that have a run since a time, each completely. */
  public static SummarizeWeek withRunSince(Instant time) {
    return new SummarizeWeek(time);
  }

  @Override
  public PCollection<KV<String, ResourceWeek>> expand(
      PCollection<KV<String, RunColumns>> measured) {
    return measured
        .apply("WindowIntoWeeks", Window.into(Weeks.windows()))
        .apply("GroupByResource", GroupByKey.create())
        .apply("OrderRuns", ParDo.of(new SummarizeFn(since)))
        .setCoder(ResourceWeekCoder.KEYED);
  }

  private static final class SummarizeFn
      extends DoFn<KV<String, Iterable<RunColumns>>, KV<String, ResourceWeek>> {
    private static final long serialVersionUID = 1L;

    private final Instant since;

    SummarizeFn(Instant since) {
      this.since = since;
    }

    @ProcessElement
    public void summarize(
        @Element KV<String, Iterable<RunColumns>> element,
        BoundedWindow window,
        OutputReceiver<KV<String, ResourceWeek>> out) {
      ResourceWeek week =
          ResourceWeek.of(Weeks.mondayOf((IntervalWindow) window), element.getValue());
      Instant newest = week.runs().get(week.runs().size() - 1).run().time();
      if (!newest.isBefore(since)) {
        out.output(KV.of(element.getKey(), week));
      }
    }
  }
}
