package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.model.Threshold;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Writes a run's results.json. KubeVirt's first two resources have the fields that the Go tool
 * wrote; all others are in "Results".
 */
final class RunResultJson {

  /** The Go tool's fields, by resource. */
  static final Map<String, String> FIELDS = Map.of("vmi", "VMIResult", "vm", "VMResult");

  static final String TIME = "JobDirCreationTime";
  static final String RESULTS = "Results";
  static final String VALUES = "Values";
  static final String COMMIT = "Commit";
  static final String STATE = "RunState";

  private RunResultJson() {}

  /** The bytes of the file. */
  static byte[] write(RunResult result) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
    try (JsonGenerator json = Json.indented(out)) {
      Run run = result.run();
      json.writeStartObject();
      json.writeStringField(TIME, run.time().toString());
      writeBlock(json, "VMIResult", result.blocks().get("vmi"));
      writeBlock(json, "VMResult", result.blocks().get("vm"));
      writeOthers(json, result);
      Json.stringField(json, COMMIT, run.commit());
      Json.stringField(json, STATE, run.state());
      writeAccount(json, result);
      json.writeEndObject();
    }
    out.write('\n');
    return out.toByteArray();
  }

  /** Stored with the result, so that the account can be rewritten without reading the log. */
  private static void writeAccount(JsonGenerator json, RunResult result) throws IOException {
    if (!result.sources().isEmpty()) {
      AccountJson.writeSources(json, result.sources());
    }
    if (!result.refusals().isEmpty()) {
      AccountJson.writeRefusals(json, result.refusals());
    }
  }

  private static void writeOthers(JsonGenerator json, RunResult result) throws IOException {
    json.writeObjectFieldStart(RESULTS);
    for (Map.Entry<String, Block> other : result.blocks().entrySet()) {
      if (!FIELDS.containsKey(other.getKey())) {
        writeBlock(json, other.getKey(), other.getValue());
      }
    }
    json.writeEndObject();
  }

  private static void writeBlock(JsonGenerator json, String field, Block block) throws IOException {
    if (block == null) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    json.writeObjectFieldStart(VALUES);
    for (Map.Entry<String, Measurement> value : block.values().entrySet()) {
      json.writeObjectFieldStart(value.getKey());
      json.writeFieldName("value");
      Json.number(json, value.getValue().value());
      if (value.getValue().threshold() != null) {
        writeThreshold(json, value.getValue().threshold());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeThreshold(JsonGenerator json, Threshold threshold) throws IOException {
    json.writeObjectFieldStart("thresholdResult");
    Json.numberField(json, "thresholdValue", threshold.value());
    if (threshold.metric() != null) {
      json.writeStringField("thresholdMetric", threshold.metric());
    }
    if (threshold.ratio() != null) {
      Json.numberField(json, "thresholdRatio", threshold.ratio());
    }
    if (threshold.exceeded() != null) {
      json.writeBooleanField("thresholdExceeded", threshold.exceeded());
    }
    json.writeEndObject();
  }
}
