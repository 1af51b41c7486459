package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes each run's results.json. The output is the columns that the lane reports, keyed by lane
 * and resource, at the run's time.
 */
public final class WriteResults
    extends PTransform<PCollection<KV<String, RunResult>>, PCollection<KV<String, RunColumns>>> {

  private static final long serialVersionUID = 1L;

  private final Lanes lanes;

  private WriteResults(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Writes into the results folders of lanes. */
  public static WriteResults of(List<Lane> lanes) {
    return new WriteResults(Lanes.of(lanes));
  }

  @Override
  public PCollection<KV<String, RunColumns>> expand(PCollection<KV<String, RunResult>> results) {
    return results.apply("WriteRunResults", ParDo.of(new WriteFn())).setCoder(EmitColumns.CODER);
  }

  private final class WriteFn extends DoFn<KV<String, RunResult>, KV<String, RunColumns>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void write(
        @Element KV<String, RunResult> element, OutputReceiver<KV<String, RunColumns>> out)
        throws IOException {
      Lane lane = lanes.get(element.getKey());
      RunResult result = element.getValue();
      Run run = result.run();
      AtomicFile.write(
          lane.folders().output(),
          Layout.runResult(lane.folders().results(), run.job(), run.id()),
          RunResultJson.write(result));
      for (Map.Entry<String, List<String>> reported : lane.metrics().entrySet()) {
        Block block = result.blocks().get(reported.getKey());
        if (block != null) {
          RunColumns measured = RunColumns.of(run, block, reported.getValue());
          EmitColumns.emit(lane, reported.getKey(), measured, out);
        }
      }
    }
  }
}
