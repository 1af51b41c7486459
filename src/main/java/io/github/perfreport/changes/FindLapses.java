package io.github.perfreport.changes;

import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Lapse;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/** Picks what used to come of each lane and stopped, as {@link Lapses} says, for the account. */
public final class FindLapses extends PTransform<PCollection<LaneChanges>, PCollection<Lapse>> {

  /** The namespace of the counters of lapses by kind. */
  public static final String COUNTERS = "lapses";

  private static final long serialVersionUID = 1L;

  private FindLapses() {}

  /** Takes them from what is told of lanes. */
  public static FindLapses create() {
    return new FindLapses();
  }

  @Override
  public PCollection<Lapse> expand(PCollection<LaneChanges> lanes) {
    return lanes
        .apply("PickLapses", ParDo.of(new LapseFn()))
        .setCoder(SerializableCoder.of(Lapse.class));
  }

  private static final class LapseFn extends DoFn<LaneChanges, Lapse> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void find(@Element LaneChanges lane, OutputReceiver<Lapse> out) {
      for (Lapse lapse : lane.lapses()) {
        Metrics.counter(COUNTERS, lapse.kind().name()).inc();
        out.output(lapse);
      }
    }
  }
}
