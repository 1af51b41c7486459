package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes what changed in each lane, changes.json for programs and report.md for people, and passes
 * it on.
 */
public final class WriteChanges
    extends PTransform<PCollection<LaneChanges>, PCollection<LaneChanges>> {

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
  public PCollection<LaneChanges> expand(PCollection<LaneChanges> changes) {
    return changes.apply("WriteChangeFiles", ParDo.of(new WriteFn())).setCoder(changes.getCoder());
  }

  private final class WriteFn extends DoFn<LaneChanges, LaneChanges> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void write(@Element LaneChanges changes, OutputReceiver<LaneChanges> out)
        throws IOException {
      Lane lane = lanes.get(changes.lane());
      String output = lane.folders().output();
      String weekly = lane.folders().weekly();
      Links links = Links.of(lane);
      byte[] json = ChangesJson.write(changes, links);
      WholeFile.write(output, Layout.changes(weekly), json);
      String report = new ReportMarkdown(links, lane.report().page()).report(changes);
      WholeFile.write(output, Layout.report(weekly), report.getBytes(StandardCharsets.UTF_8));
      out.output(changes);
    }
  }
}
