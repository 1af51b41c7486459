package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.weekly.ResourceWeek;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Finds where the levels of series moved. In go all weeks of a resource of a lane; out comes what
 * was found in its series.
 */
public final class FindChanges
    extends PTransform<
        PCollection<KV<String, Iterable<ResourceWeek>>>, PCollection<ResourceFindings>> {

  private static final long serialVersionUID = 1L;

  private final Lanes lanes;

  private FindChanges(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Finds by the rules of lanes. */
  public static FindChanges of(List<Lane> lanes) {
    return new FindChanges(Lanes.of(lanes));
  }

  @Override
  public PCollection<ResourceFindings> expand(
      PCollection<KV<String, Iterable<ResourceWeek>>> weeks) {
    return weeks
        .apply("ScanSeries", ParDo.of(new ScanFn()))
        .setCoder(SerializableCoder.of(ResourceFindings.class));
  }

  private final class ScanFn extends DoFn<KV<String, Iterable<ResourceWeek>>, ResourceFindings> {
    private static final long serialVersionUID = 1L;

    private final Counter changes = Metrics.counter("changes", "found");

    @ProcessElement
    public void scan(
        @Element KV<String, Iterable<ResourceWeek>> weeks, OutputReceiver<ResourceFindings> out) {
      ResourceKey key = ResourceKey.parse(weeks.getKey());
      Optional<ResourceFindings> found =
          new ResourceScan(lanes.get(key.lane()), key.resource()).scan(weeks.getValue());
      if (found.isPresent()) {
        changes.inc(found.get().changes().size());
        Metrics.counter("scanned", key.lane()).inc(found.get().points());
        out.output(found.get());
      }
    }
  }
}
