package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Lapse;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/** Finds what used to come of each lane and stopped, as {@link Lapses} says, for the account. */
public final class FindLapses extends PTransform<PCollection<Lane>, PCollection<Lapse>> {

  /** The namespace of the counters of lapses by kind. */
  public static final String COUNTERS = "lapses";

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Iterable<ResourceFindings>> findings;

  private FindLapses(PCollectionView<Iterable<ResourceFindings>> findings) {
    this.findings = findings;
  }

  /** Looks at what was found in all lanes. */
  public static FindLapses of(PCollectionView<Iterable<ResourceFindings>> findings) {
    return new FindLapses(findings);
  }

  @Override
  public PCollection<Lapse> expand(PCollection<Lane> lanes) {
    return lanes
        .apply("FindGaps", ParDo.of(new LapseFn()).withSideInputs(findings))
        .setCoder(SerializableCoder.of(Lapse.class));
  }

  private final class LapseFn extends DoFn<Lane, Lapse> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void find(@Element Lane lane, OutputReceiver<Lapse> out, ProcessContext context) {
      for (Lapse lapse : new LaneEvents(context.sideInput(findings)).lapses(lane)) {
        Metrics.counter(COUNTERS, lapse.kind().name()).inc();
        out.output(lapse);
      }
    }
  }
}
