package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.model.Lapse;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.WholeFile;
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
import org.apache.beam.sdk.transforms.GroupByKey;
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
 * be read into one folder, one after the other. Rows are packed where they meet by job and time;
 * the one worker that writes a file holds less than thirty bytes of each.
 */
public final class WriteAccount extends PTransform<PCollection<RunOutcome>, PDone> {

  private static final long serialVersionUID = 1L;

  private static final TupleTag<AccountPart> PARTS = new TupleTag<>("parts") {};
  private static final TupleTag<String> LANES = new TupleTag<>("lanes") {};
  private static final TupleTag<Lapse> LAPSES = new TupleTag<>("lapses") {};

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
    PCollection<KV<String, AccountPart>> parts =
        outcomes
            .apply("RowsOfAllTime", Window.into(new GlobalWindows()))
            .apply("RowsByStretch", ParDo.of(new StretchFn()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(RunOutcome.class)))
            .apply("GatherStretch", GroupByKey.create())
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

  /** Keys rows by lane, job and how their ids begin. */
  private static final class StretchFn extends DoFn<RunOutcome, KV<String, RunOutcome>> {
    private static final long serialVersionUID = 1L;

    /** A build id of today and the next centuries grows by one in these digits in four weeks. */
    private static final int DIGITS = 3;

    @ProcessElement
    public void key(@Element RunOutcome row, OutputReceiver<KV<String, RunOutcome>> out) {
      String stretch = row.id().substring(0, Math.min(DIGITS, row.id().length()));
      out.output(KV.of(row.lane() + "/" + row.job() + "/" + stretch, row));
    }
  }

  /** Packs the rows that meet, for the output folder of their lane. */
  private final class PackFn
      extends DoFn<KV<String, Iterable<RunOutcome>>, KV<String, AccountPart>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void pack(
        @Element KV<String, Iterable<RunOutcome>> rows, OutputReceiver<KV<String, AccountPart>> out)
        throws IOException {
      List<RunOutcome> outcomes = new ArrayList<>();
      rows.getValue().forEach(outcomes::add);
      AccountPart part = new AccountPart(outcomes);
      out.output(KV.of(outputs.get(part.lane()), part));
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
        WholeFile.write(output, Layout.account(output), file::writeTo);
      }
    }

    /** In their order; null where nobody looked. */
    private List<Lapse> lapses(CoGbkResult gathered) {
      if (!withLapses) {
        return null;
      }
      List<Lapse> lapses = new ArrayList<>();
      gathered.getAll(LAPSES).forEach(lapses::add);
      lapses.sort(null);
      return lapses;
    }
  }
}
