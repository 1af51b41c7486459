package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.model.Lapse;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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
 * there was no run at all. What an earlier run wrote of other lanes stays, so that several jobs can
 * be read into one folder, one after the other.
 */
public final class WriteAccount extends PTransform<PCollection<RunOutcome>, PDone> {

  private static final long serialVersionUID = 1L;

  private static final TupleTag<RunOutcome> OUTCOMES = new TupleTag<>("outcomes") {};
  private static final TupleTag<String> LANES = new TupleTag<>("lanes") {};
  private static final TupleTag<Lapse> LAPSES = new TupleTag<>("lapses") {};

  private static final Comparator<RunOutcome> ORDER =
      Comparator.comparing(RunOutcome::lane)
          .thenComparing(RunOutcome::job)
          .thenComparing(RunOutcome::id)
          .thenComparing(RunOutcome::kind);

  private final Map<String, String> outputs = new HashMap<>();
  private final TreeMap<String, List<String>> resources = new TreeMap<>();
  private final transient PCollection<Lapse> lapses;
  private final boolean withLapses;

  private WriteAccount(List<Lane> lanes, PCollection<Lapse> lapses) {
    this.lapses = lapses;
    this.withLapses = lapses != null;
    lanes.forEach(
        lane ->
            resources.put(
                lane.name(), lane.resources().stream().map(ResourceRule::resource).toList()));
    lanes.forEach(lane -> outputs.put(lane.name(), lane.folders().output()));
  }

  /** Writes into the output folders of lanes. */
  public static WriteAccount of(List<Lane> lanes) {
    return new WriteAccount(lanes, null);
  }

  /** Writes also what used to come of the lanes and stopped. */
  public static WriteAccount of(List<Lane> lanes, PCollection<Lapse> lapses) {
    return new WriteAccount(lanes, lapses);
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
    KeyedPCollectionTuple<String> rows =
        KeyedPCollectionTuple.of(OUTCOMES, byOutput).and(LANES, expected);
    (lapses == null ? rows : rows.and(LAPSES, lapsesByOutput()))
        .apply("GatherRows", CoGroupByKey.create())
        .apply("WriteRunReport", ParDo.of(new WriteFn()));
    return PDone.in(outcomes.getPipeline());
  }

  private PCollection<KV<String, Lapse>> lapsesByOutput() {
    return lapses
        .apply("LapsesByOutput", ParDo.of(new KeyLapseFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Lapse.class)));
  }

  private final class KeyLapseFn extends DoFn<Lapse, KV<String, Lapse>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element Lapse lapse, OutputReceiver<KV<String, Lapse>> out) {
      out.output(KV.of(outputs.get(lapse.lane()), lapse));
    }
  }

  private final class KeyFn extends DoFn<RunOutcome, KV<String, RunOutcome>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element RunOutcome row, OutputReceiver<KV<String, RunOutcome>> out) {
      out.output(KV.of(outputs.get(row.lane()), row));
    }
  }

  private final class WriteFn extends DoFn<KV<String, CoGbkResult>, Void> {
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
      List<Lapse> lapses = new ArrayList<>();
      if (withLapses) {
        account.getValue().getAll(LAPSES).forEach(lapses::add);
      }
      lapses.sort(null);
      EarlierAccount earlier = EarlierAccount.of(account.getKey(), counts.keySet());
      byte[] json = json(counts, rows, lapses, earlier);
      WholeFile.write(account.getKey(), Layout.account(account.getKey()), json);
    }

    private byte[] json(
        Map<String, Map<String, Map<RunOutcome.Kind, Integer>>> counts,
        List<RunOutcome> rows,
        List<Lapse> lapses,
        EarlierAccount earlier)
        throws IOException {
      TreeSet<String> lanes = new TreeSet<>(counts.keySet());
      lanes.addAll(earlier.lanes());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonGenerator json = Json.indented(out)) {
        json.writeStartObject();
        json.writeObjectFieldStart("Lanes");
        for (String lane : lanes) {
          json.writeFieldName(lane);
          if (counts.containsKey(lane)) {
            writeLane(json, lane, counts.get(lane), rowsOf(lane, rows, RunOutcome::lane));
          } else {
            earlier.writeCounts(json, lane);
          }
        }
        json.writeEndObject();
        json.writeArrayFieldStart("Runs");
        for (String lane : lanes) {
          for (RunOutcome row : rowsOf(lane, rows, RunOutcome::lane)) {
            writeRow(json, row);
          }
          earlier.writeRows(json, "Runs", lane);
        }
        json.writeEndArray();
        writeLapses(json, lanes, lapses, earlier);
        json.writeEndObject();
      }
      out.write('\n');
      return out.toByteArray();
    }

    private <T> List<T> rowsOf(String lane, List<T> rows, Function<T, String> laneOf) {
      return rows.stream().filter(row -> laneOf.apply(row).equals(lane)).toList();
    }

    private void writeLane(
        JsonGenerator json,
        String lane,
        Map<String, Map<RunOutcome.Kind, Integer>> jobs,
        List<RunOutcome> rows)
        throws IOException {
      json.writeStartObject();
      for (Map.Entry<String, Map<RunOutcome.Kind, Integer>> job : jobs.entrySet()) {
        writeCounts(json, job.getKey(), job.getValue());
        writeResources(json, lane, rowsOf(job.getKey(), rows, RunOutcome::job));
        json.writeEndObject();
      }
      json.writeEndObject();
    }

    /** How many of the job's runs have a block of each resource. */
    private void writeResources(JsonGenerator json, String lane, List<RunOutcome> rows)
        throws IOException {
      TreeMap<String, Integer> found = new TreeMap<>();
      resources.get(lane).forEach(resource -> found.put(resource, 0));
      rows.forEach(row -> row.sources().keySet().forEach(r -> found.merge(r, 1, Integer::sum)));
      json.writeObjectFieldStart("Resources");
      for (Map.Entry<String, Integer> resource : found.entrySet()) {
        json.writeNumberField(resource.getKey(), resource.getValue());
      }
      json.writeEndObject();
    }

    private void writeLapses(
        JsonGenerator json, Set<String> lanes, List<Lapse> lapses, EarlierAccount earlier)
        throws IOException {
      for (Lapse.Kind kind : Lapse.Kind.values()) {
        String list = kind == Lapse.Kind.GAP ? "Gaps" : "Vanished";
        if (!withLapses && !earlier.has(list)) {
          continue; // not looked for
        }
        json.writeArrayFieldStart(list);
        for (String lane : lanes) {
          for (Lapse lapse : rowsOf(lane, lapses, Lapse::lane)) {
            if (lapse.kind() == kind) {
              writeLapse(json, lapse);
            }
          }
          earlier.writeRows(json, list, lane);
        }
        json.writeEndArray();
      }
    }

    private void writeLapse(JsonGenerator json, Lapse lapse) throws IOException {
      boolean gap = lapse.kind() == Lapse.Kind.GAP;
      json.writeStartObject();
      json.writeStringField("Lane", lapse.lane());
      json.writeStringField(gap ? "Job" : "Series", lapse.name());
      json.writeStringField(gap ? "From" : "LastSeen", lapse.from().toString());
      json.writeStringField(gap ? "To" : "Missed", lapse.to().toString());
      json.writeEndObject();
    }

    private void writeCounts(JsonGenerator json, String job, Map<RunOutcome.Kind, Integer> counts)
        throws IOException {
      json.writeObjectFieldStart(job);
      int listed = counts.values().stream().mapToInt(Integer::intValue).sum();
      json.writeNumberField("listed", listed);
      for (RunOutcome.Kind kind : RunOutcome.Kind.values()) {
        json.writeNumberField(name(kind), counts.getOrDefault(kind, 0));
      }
    }

    private void writeRow(JsonGenerator json, RunOutcome row) throws IOException {
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

    private String name(RunOutcome.Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }
}
