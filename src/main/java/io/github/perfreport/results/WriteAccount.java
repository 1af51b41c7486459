package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Writes the account, run-report.json of each output folder: every listed run with its outcome and
 * the reason, and the number of runs by outcome, lane and job. It is written even without any run.
 * Rows of other lanes from earlier runs are kept, so that several jobs can be read into one folder,
 * one after the other. Workers pack their rows, so that the rows of all runs fit into the memory of
 * the worker that writes the file.
 */
public final class WriteAccount extends PTransform<PCollection<RunOutcome>, PDone> {

  private static final long serialVersionUID = 1L;

  /** A worker packs its rows when it has this many. */
  private static final int MOST_ROWS = 1_000;

  private static final TupleTag<AccountPart> PARTS = new TupleTag<>("parts") {};
  private static final TupleTag<String> LANES = new TupleTag<>("lanes") {};
  private static final TupleTag<MissingData> LAPSES = new TupleTag<>("lapses") {};

  private final Map<String, String> outputs = new HashMap<>();
  private final TreeMap<String, List<String>> resources = new TreeMap<>();
  private final transient PCollection<MissingData> lapses;
  private final boolean withLapses;

  private WriteAccount(List<Lane> lanes, PCollection<MissingData> lapses) {
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

  /** Adds the lanes' missing data. */
  public static WriteAccount of(List<Lane> lanes, PCollection<MissingData> lapses) {
    return new WriteAccount(lanes, lapses);
  }

  @Override
  public PDone expand(PCollection<RunOutcome> outcomes) {
    PCollection<KV<String, AccountPart>> parts =
        outcomes
            .apply("RowsOfAllTime", Window.into(new GlobalWindows()))
            .apply("PackRows", ParDo.of(new PackFn()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(AccountPart.class)));
    List<KV<String, String>> lanes = new ArrayList<>();
    new TreeMap<>(outputs).forEach((lane, output) -> lanes.add(KV.of(output, lane)));
    PCollection<KV<String, String>> expected =
        outcomes
            .getPipeline()
            .apply(
                "ExpectedLanes",
                Create.of(lanes).withCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of())));
    KeyedPCollectionTuple<String> rows =
        KeyedPCollectionTuple.of(PARTS, parts).and(LANES, expected);
    (lapses == null ? rows : rows.and(LAPSES, lapsesByOutput()))
        .apply("GatherRows", CoGroupByKey.create())
        .apply("WriteRunReport", ParDo.of(new WriteFn()));
    return PDone.in(outcomes.getPipeline());
  }

  private PCollection<KV<String, MissingData>> lapsesByOutput() {
    return lapses
        .apply("LapsesByOutput", ParDo.of(new KeyLapseFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(MissingData.class)));
  }

  private final class KeyLapseFn extends DoFn<MissingData, KV<String, MissingData>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element MissingData lapse, OutputReceiver<KV<String, MissingData>> out) {
      out.output(KV.of(outputs.get(lapse.lane()), lapse));
    }
  }

  /**
   * Packs the rows of a bundle, for the output folder of their lane. Gathering single rows is slow:
   * with each bundle the direct runner copies everything that a key has.
   */
  private final class PackFn extends DoFn<RunOutcome, KV<String, AccountPart>> {
    private static final long serialVersionUID = 1L;

    private transient Map<String, List<RunOutcome>> stretches;

    @StartBundle
    public void begin() {
      stretches = new TreeMap<>();
    }

    @ProcessElement
    public void pack(@Element RunOutcome row, OutputReceiver<KV<String, AccountPart>> out)
        throws IOException {
      String key = row.lane() + "/" + row.job() + "/" + AccountPart.stretch(row);
      List<RunOutcome> rows = stretches.computeIfAbsent(key, k -> new ArrayList<>());
      rows.add(row);
      if (rows.size() == MOST_ROWS) {
        out.output(part(rows));
        stretches.remove(key);
      }
    }

    @FinishBundle
    public void packRest(FinishBundleContext context) throws IOException {
      for (List<RunOutcome> rows : stretches.values()) {
        context.output(part(rows), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      }
    }

    private KV<String, AccountPart> part(List<RunOutcome> rows) throws IOException {
      return KV.of(outputs.get(rows.get(0).lane()), new AccountPart(rows));
    }
  }

  private final class WriteFn extends DoFn<KV<String, CoGbkResult>, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void write(@Element KV<String, CoGbkResult> account) throws IOException {
      String output = account.getKey();
      CoGbkResult gathered = account.getValue();
      List<AccountPart> parts = new ArrayList<>();
      gathered.getAll(PARTS).forEach(parts::add);
      TreeMap<String, List<String>> present = new TreeMap<>();
      gathered.getAll(LANES).forEach(lane -> present.put(lane, resources.get(lane)));
      try (EarlierAccount earlier = new EarlierAccount(output, present.keySet())) {
        AccountFile file = new AccountFile(present, parts, lapses(gathered), earlier);
        AtomicFile.write(output, Layout.account(output), file::writeTo);
      }
    }

    /** The missing data in order; null if it was not searched. */
    private List<MissingData> lapses(CoGbkResult gathered) {
      if (!withLapses) {
        return null;
      }
      List<MissingData> lapses = new ArrayList<>();
      gathered.getAll(LAPSES).forEach(lapses::add);
      lapses.sort(null);
      return lapses;
    }
  }
}
