package io.github.perfreport.changes;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.weekly.ResourceWeek;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Finds where the levels of series moved. The input is all weeks of each resource of a lane. The
 * output is the findings of each resource, all under one key.
 */
public final class FindChanges
    extends PTransform<
        PCollection<KV<String, Iterable<ResourceWeek>>>,
        PCollection<KV<String, SerializedValue<ResourceFindings>>>> {

  private static final long serialVersionUID = 1L;

  private static final String IN_ONE_PLACE = "";

  private final Lanes lanes;

  private FindChanges(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Uses the change rules of the lanes. */
  public static FindChanges of(List<Lane> lanes) {
    return new FindChanges(Lanes.of(lanes));
  }

  @Override
  public PCollection<KV<String, SerializedValue<ResourceFindings>>> expand(
      PCollection<KV<String, Iterable<ResourceWeek>>> weeks) {
    return weeks
        .apply("ScanSeries", ParDo.of(new ScanFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializedValue.coder()));
  }

  private final class ScanFn
      extends DoFn<
          KV<String, Iterable<ResourceWeek>>, KV<String, SerializedValue<ResourceFindings>>> {
    private static final long serialVersionUID = 1L;

    private final Counter changes = ReportCounter.CHANGES_FOUND.counter();

    @ProcessElement
    public void scan(
        @Element KV<String, Iterable<ResourceWeek>> weeks,
        OutputReceiver<KV<String, SerializedValue<ResourceFindings>>> out) {
      ResourceKey key = ResourceKey.parse(weeks.getKey());
      Optional<ResourceFindings> found =
          new ResourceScan(lanes.get(key.lane()), key.resource()).scan(weeks.getValue());
      if (found.isPresent()) {
        changes.inc(found.get().changes().size());
        ReportCounter.SCANNED_POINTS.counter(key.lane()).inc(found.get().points());
        out.output(KV.of(IN_ONE_PLACE, SerializedValue.of(found.get())));
      }
    }
  }
}
