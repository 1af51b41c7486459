package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Writes what changed in each lane that has data, changes.json for programs and report.md for
 * people. Out come the paths of what was written.
 */
public final class WriteChanges extends PTransform<PCollection<Lane>, PCollection<String>> {

  private static final long serialVersionUID = 1L;

  private final PCollectionView<Iterable<ResourceFindings>> findings;

  private WriteChanges(PCollectionView<Iterable<ResourceFindings>> findings) {
    this.findings = findings;
  }

  /** Tells what was found in all lanes, each in its own weekly folder. */
  public static WriteChanges of(PCollectionView<Iterable<ResourceFindings>> findings) {
    return new WriteChanges(findings);
  }

  @Override
  public PCollection<String> expand(PCollection<Lane> lanes) {
    return lanes
        .apply("WriteChangeFiles", ParDo.of(new WriteFn()).withSideInputs(findings))
        .setCoder(StringUtf8Coder.of());
  }

  private final class WriteFn extends DoFn<Lane, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void write(@Element Lane lane, OutputReceiver<String> out, ProcessContext context)
        throws IOException {
      LaneChanges changes = new LaneEvents(context.sideInput(findings)).of(lane);
      if (changes != null) {
        write(lane, changes);
        out.output(Layout.changes(lane.folders().weekly()));
        out.output(Layout.report(lane.folders().weekly()));
      }
    }

    private void write(Lane lane, LaneChanges changes) throws IOException {
      String output = lane.folders().output();
      String weekly = lane.folders().weekly();
      Links links = Links.of(lane);
      byte[] json = ChangesJson.write(changes, links);
      WholeFile.write(output, Layout.changes(weekly), json);
      String report = new ReportMarkdown(links, lane.report().page()).report(changes);
      WholeFile.write(output, Layout.report(weekly), report.getBytes(StandardCharsets.UTF_8));
    }
  }
}
