package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.LaneChanges;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Makes events of what was found: one element a lane that has data. All findings of all lanes meet
 * in one place, since a change is told with those of other lanes; they are few.
 */
public final class TellEvents
    extends PTransform<PCollection<KV<String, byte[]>>, PCollection<LaneChanges>> {

  private static final long serialVersionUID = 1L;

  private final Lanes lanes;

  private TellEvents(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Tells the events of lanes. */
  public static TellEvents of(List<Lane> lanes) {
    return new TellEvents(Lanes.of(lanes));
  }

  @Override
  public PCollection<LaneChanges> expand(PCollection<KV<String, byte[]>> findings) {
    return findings
        .apply("GatherFindings", GroupByKey.create())
        .apply("JoinChanges", ParDo.of(new TellFn()))
        .setCoder(SerializableCoder.of(LaneChanges.class));
  }

  private final class TellFn extends DoFn<KV<String, Iterable<byte[]>>, LaneChanges> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void tell(
        @Element KV<String, Iterable<byte[]>> gathered, OutputReceiver<LaneChanges> out) {
      List<ResourceFindings> findings = new ArrayList<>();
      gathered.getValue().forEach(bytes -> findings.add(ResourceFindings.fromBytes(bytes)));
      LaneEvents events = new LaneEvents(findings);
      for (Lane lane : lanes.all()) {
        LaneChanges changes = events.of(lane);
        if (changes != null) {
          out.output(changes);
        }
      }
    }
  }
}
