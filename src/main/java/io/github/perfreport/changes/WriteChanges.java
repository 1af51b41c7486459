package io.github.perfreport.changes;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.reporting.ChangesFile;
import io.github.perfreport.storage.AtomicFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Groups findings into events and writes the {@link LaneFile}s of each lane that has data:
 * changes.json for programs and report.md for people. The findings of all lanes are gathered in one
 * element, since a change is reported with those of other lanes; they are few.
 */
public final class WriteChanges
    extends PTransform<
        PCollection<KV<String, SerializedValue<ResourceFindings>>>, PCollectionTuple> {

  /** What changed in a lane, for each resource of it that has data. */
  public static final TupleTag<KV<String, SerializedValue<LaneChanges>>> BY_RESOURCE =
      new TupleTag<>("by-resource") {};

  /** Data of a lane that stopped coming, as {@link MissingDataScan} defines it. */
  public static final TupleTag<MissingData> LAPSES = new TupleTag<>("lapses") {};

  private static final long serialVersionUID = 1L;

  private final Lanes lanes;

  private WriteChanges(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Writes into the weekly folders of lanes. */
  public static WriteChanges of(List<Lane> lanes) {
    return new WriteChanges(Lanes.of(lanes));
  }

  @Override
  public PCollectionTuple expand(
      PCollection<KV<String, SerializedValue<ResourceFindings>>> findings) {
    PCollectionTuple written =
        findings
            .apply("GatherFindings", GroupByKey.create())
            .apply(
                "WriteChangeFiles",
                ParDo.of(new WriteFn()).withOutputTags(BY_RESOURCE, TupleTagList.of(LAPSES)));
    written.get(BY_RESOURCE).setCoder(KvCoder.of(StringUtf8Coder.of(), SerializedValue.coder()));
    written.get(LAPSES).setCoder(SerializableCoder.of(MissingData.class));
    return written;
  }

  private final class WriteFn
      extends DoFn<
          KV<String, Iterable<SerializedValue<ResourceFindings>>>,
          KV<String, SerializedValue<LaneChanges>>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void write(
        @Element KV<String, Iterable<SerializedValue<ResourceFindings>>> gathered,
        MultiOutputReceiver out)
        throws IOException {
      List<ResourceFindings> findings = new ArrayList<>();
      gathered.getValue().forEach(packed -> findings.add(packed.unpack()));
      LaneEvents events = new LaneEvents(findings);
      for (Lane lane : lanes.all()) {
        LaneChanges changes = events.of(lane, ChangesFile.watchedSince(lane.folders().weekly()));
        if (changes != null) {
          writeFiles(lane, changes);
          passOn(changes, out);
        }
      }
    }

    private static void writeFiles(Lane lane, LaneChanges changes) throws IOException {
      String output = lane.folders().output();
      String weekly = lane.folders().weekly();
      for (LaneFile file : LaneFile.ALL) {
        byte[] content = file.writer().content(lane, changes);
        AtomicFile.write(output, file.path().below(weekly), content);
      }
    }

    private static void passOn(LaneChanges changes, MultiOutputReceiver out) {
      SerializedValue<LaneChanges> packed = SerializedValue.of(changes);
      for (ResourceState state : changes.resources()) {
        String key = new ResourceKey(changes.lane(), state.resource()).toString();
        out.get(BY_RESOURCE).output(KV.of(key, packed));
      }
      for (MissingData lapse : changes.lapses()) {
        ReportCounter.MISSING_DATA.counter(lapse.kind().name()).inc();
        out.get(LAPSES).output(lapse);
      }
    }
  }
}
