package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.RunColumns;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;

/** Emits a run's columns to the steps that summarize weeks. */
final class EmitColumns {

  static final KvCoder<String, RunColumns> CODER =
      KvCoder.of(StringUtf8Coder.of(), new RunColumnsCoder());

  private EmitColumns() {}

  /** Emits a run's columns of a resource, at the run's time. */
  static void emit(
      Lane lane,
      String resource,
      RunColumns measured,
      DoFn.OutputReceiver<KV<String, RunColumns>> out) {
    String key = new ResourceKey(lane.name(), resource).toString();
    out.outputWithTimestamp(
        KV.of(key, lane.withoutZeros(resource, measured)),
        Instant.ofEpochMilli(measured.run().time().toEpochMilli()));
  }
}
