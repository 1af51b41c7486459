package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.ResourceKey;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Limits each week to {@value #MOST} of its runs, so that the whole history of a resource fits on
 * one worker however often its jobs run. The figures of a week remain those of all its runs. The
 * output is in the global window, since later steps need a resource's whole history.
 */
public final class ThinWeeks
    extends PTransform<
        PCollection<KV<String, ResourceWeek>>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;

  /** One run every fifty minutes; more runs show little more of a level or where it moved. */
  static final int MOST = 200;

  private final Lanes lanes;

  private ThinWeeks(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Thins weeks of lanes. */
  public static ThinWeeks of(List<Lane> lanes) {
    return new ThinWeeks(Lanes.of(lanes));
  }

  @Override
  public PCollection<KV<String, ResourceWeek>> expand(PCollection<KV<String, ResourceWeek>> weeks) {
    return weeks
        .apply("SampleRuns", ParDo.of(new ThinFn()))
        .setCoder(weeks.getCoder())
        .apply("AllTime", Window.into(new GlobalWindows()));
  }

  private final class ThinFn extends DoFn<KV<String, ResourceWeek>, KV<String, ResourceWeek>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void thin(
        @Element KV<String, ResourceWeek> week, OutputReceiver<KV<String, ResourceWeek>> out) {
      ResourceKey key = ResourceKey.parse(week.getKey());
      List<String> metrics = lanes.get(key.lane()).metricsOf(key.resource());
      out.output(KV.of(week.getKey(), week.getValue().thinned(MOST, metrics)));
    }
  }
}
