package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.storage.Json;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.WholeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Writes the account, run-report.json of each output folder: every run that was listed, with what
 * became of it and why, and how many there were of each kind by lane and job. It is written even if
 * there was no run at all.
 */
public final class WriteAccount extends PTransform<PCollection<RunOutcome>, PDone> {

  private static final long serialVersionUID = 1L;

  private static final TupleTag<RunOutcome> OUTCOMES = new TupleTag<>("outcomes") {};
  private static final TupleTag<String> LANES = new TupleTag<>("lanes") {};

  private static final Comparator<RunOutcome> ORDER =
      Comparator.comparing(RunOutcome::lane)
          .thenComparing(RunOutcome::job)
          .thenComparing(RunOutcome::id)
          .thenComparing(RunOutcome::kind);

  private final Map<String, String> outputs = new HashMap<>();

  private WriteAccount(List<Lane> lanes) {
    lanes.forEach(lane -> outputs.put(lane.name(), lane.folders().output()));
  }

  /** Writes into the output folders of lanes. */
  public static WriteAccount of(List<Lane> lanes) {
    return new WriteAccount(lanes);
  }

  @Override
  public PDone expand(PCollection<RunOutcome> outcomes) {
    PCollection<KV<String, RunOutcome>> byOutput =
        outcomes
            .apply("RowsOfAllTime", Window.into(new GlobalWindows()))
            .apply("RowsByOutput", ParDo.of(new KeyFn()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(RunOutcome.class)));
    List<KV<String, String>> lanes = new ArrayList<>();
    new TreeMap<>(outputs).forEach((lane, output) -> lanes.add(KV.of(output, lane)));
    PCollection<KV<String, String>> expected =
        outcomes
            .getPipeline()
            .apply(
                "ExpectedLanes",
                Create.of(lanes).withCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of())));
    KeyedPCollectionTuple.of(OUTCOMES, byOutput)
        .and(LANES, expected)
        .apply("GatherRows", CoGroupByKey.create())
        .apply("WriteRunReport", ParDo.of(new WriteFn()));
    return PDone.in(outcomes.getPipeline());
  }

  private final class KeyFn extends DoFn<RunOutcome, KV<String, RunOutcome>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element RunOutcome row, OutputReceiver<KV<String, RunOutcome>> out) {
      out.output(KV.of(outputs.get(row.lane()), row));
    }
  }

  private static final class WriteFn extends DoFn<KV<String, CoGbkResult>, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void write(@Element KV<String, CoGbkResult> account) throws IOException {
      List<RunOutcome> rows = new ArrayList<>();
      account.getValue().getAll(OUTCOMES).forEach(rows::add);
      rows.sort(ORDER);
      Map<String, Map<String, Map<RunOutcome.Kind, Integer>>> counts = new TreeMap<>();
      account.getValue().getAll(LANES).forEach(lane -> counts.put(lane, new TreeMap<>()));
      for (RunOutcome row : rows) {
        counts
            .get(row.lane())
            .computeIfAbsent(row.job(), job -> new EnumMap<>(RunOutcome.Kind.class))
            .merge(row.kind(), 1, Integer::sum);
      }
      byte[] json = json(counts, rows);
      WholeFile.write(account.getKey(), Layout.account(account.getKey()), json);
    }

    private static byte[] json(
        Map<String, Map<String, Map<RunOutcome.Kind, Integer>>> counts, List<RunOutcome> rows)
        throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonGenerator json = Json.indented(out)) {
        json.writeStartObject();
        json.writeObjectFieldStart("Lanes");
        for (Map.Entry<String, Map<String, Map<RunOutcome.Kind, Integer>>> lane :
            counts.entrySet()) {
          json.writeObjectFieldStart(lane.getKey());
          for (Map.Entry<String, Map<RunOutcome.Kind, Integer>> job : lane.getValue().entrySet()) {
            writeCounts(json, job.getKey(), job.getValue());
          }
          json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("Runs");
        for (RunOutcome row : rows) {
          writeRow(json, row);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      out.write('\n');
      return out.toByteArray();
    }

    private static void writeCounts(
        JsonGenerator json, String job, Map<RunOutcome.Kind, Integer> counts) throws IOException {
      json.writeObjectFieldStart(job);
      int listed = counts.values().stream().mapToInt(Integer::intValue).sum();
      json.writeNumberField("listed", listed);
      for (RunOutcome.Kind kind : RunOutcome.Kind.values()) {
        json.writeNumberField(name(kind), counts.getOrDefault(kind, 0));
      }
      json.writeEndObject();
    }

    private static void writeRow(JsonGenerator json, RunOutcome row) throws IOException {
      json.writeStartObject();
      json.writeStringField("Lane", row.lane());
      json.writeStringField("Job", row.job());
      json.writeStringField("Run", row.id());
      json.writeStringField("Folder", row.folder());
      json.writeStringField("Outcome", name(row.kind()));
      Json.stringField(json, "RunState", row.state());
      AccountJson.writeSources(json, row.sources());
      AccountJson.writeRefusals(json, row.refusals());
      json.writeEndObject();
    }

    private static String name(RunOutcome.Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }
}
