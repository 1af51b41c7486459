package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.Lapse;
import io.github.perfreport.model.ResourceKey;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Finds what used to come of each lane and stopped, as {@link Lapses} says, for the account. */
public final class FindLapses
    extends PTransform<PCollection<KV<String, ResourceWeek>>, PCollection<Lapse>> {

  /** The namespace of the counters of lapses by kind. */
  public static final String COUNTERS = "lapses";

  private static final long serialVersionUID = 1L;

  private final Lanes lanes;

  private FindLapses(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Looks at the weeks of lanes. */
  public static FindLapses of(List<Lane> lanes) {
    return new FindLapses(Lanes.of(lanes));
  }

  @Override
  public PCollection<Lapse> expand(PCollection<KV<String, ResourceWeek>> weeks) {
    return weeks
        .apply("SightWeeks", ParDo.of(new SightFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Sighting.class)))
        .apply("SightingsOfAllTime", Window.into(new GlobalWindows()))
        .apply("GroupByLane", GroupByKey.create())
        .apply("FindGaps", ParDo.of(new LapseFn()))
        .setCoder(SerializableCoder.of(Lapse.class));
  }

  private final class SightFn extends DoFn<KV<String, ResourceWeek>, KV<String, Sighting>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void sight(
        @Element KV<String, ResourceWeek> week, OutputReceiver<KV<String, Sighting>> out) {
      ResourceKey key = ResourceKey.parse(week.getKey());
      List<String> metrics = lanes.get(key.lane()).metricsOf(key.resource());
      out.output(KV.of(key.lane(), Sighting.of(key, week.getValue(), metrics)));
    }
  }

  private static final class LapseFn extends DoFn<KV<String, Iterable<Sighting>>, Lapse> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void find(@Element KV<String, Iterable<Sighting>> lane, OutputReceiver<Lapse> out) {
      for (Lapse lapse : Lapses.of(lane.getKey(), lane.getValue())) {
        Metrics.counter(COUNTERS, lapse.kind().name()).inc();
        out.output(lapse);
      }
    }
  }
}
