package io.github.perfreport.extract;

import static io.github.perfreport.formats.audit.SampleBlock.ALL;
import static io.github.perfreport.formats.audit.SampleBlock.INSTANCETYPE;
import static io.github.perfreport.formats.audit.SampleBlock.VM;
import static io.github.perfreport.formats.audit.SampleBlock.VMI;
import static io.github.perfreport.formats.audit.SampleBlock.valuesOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.formats.audit.LogBuilder;
import io.github.perfreport.formats.audit.SampleBlock;
import io.github.perfreport.formats.audit.Scanned;
import io.github.perfreport.formats.audit.Shape;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.runs.OpenRuns;
import io.github.perfreport.runs.layout.RunToRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs as Prow lays them out, each in a folder of its own, read by the real transforms. */
@ExtendWith(TestPipelineExtension.class)
class ParseBuildLogTest {

  private static final String JOB = "periodic-kubevirt-e2e-k8s-1.34-sig-performance";
  private static final String ID = "2071383239951388672";
  private static final Instant START = Instant.parse("2026-06-29T00:00:23.501Z");
  private static final Instant END = Instant.parse("2026-06-29T00:40:00Z");
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");
  private static final String COMMIT = "5587c87262db339c7bc480c9b96c4004f05791bc";

  @TempDir private Path root;

  private Path write(String name, byte[] content) throws IOException {
    Path file = root.resolve(JOB).resolve(ID).resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void writeFinished(String more) throws IOException {
    write("finished.json", "{\"timestamp\":" + END.getEpochSecond() + more + "}");
  }

  private static LogBuilder logOfAll() {
    return Shape.GINKGO_2.log(ALL);
  }

  private Lane lane(String since, String until) {
    return new Lane(
        "lane",
        new Lane.Source(
            root + "/",
            List.of(new NamePattern("periodic-kubevirt-e2e-k8s-*-sig-performance")),
            TimeBound.parse(since),
            until == null ? null : TimeBound.parse(until)),
        Scanned.RULES,
        Map.of(),
        Lane.Report.PLAIN,
        Lane.Folders.of(root + "/output", "lane"),
        ChangeRules.DEFAULT);
  }

  /** What came out of a pipeline. The direct runner has it in this process. */
  private record Parsed(List<RunResult> results, List<RunOutcome> outcomes) {

    RunOutcome outcome() {
      assertThat(outcomes.toString(), outcomes.size(), is(1));
      return outcomes.get(0);
    }

    Run run() {
      assertThat(results.toString(), results.size(), is(1));
      return results.get(0).run();
    }

    Map<String, Map<String, Double>> values() {
      Map<String, Map<String, Double>> values = new TreeMap<>();
      results.get(0).blocks().forEach((name, b) -> values.put(name, Scanned.valuesOf(b)));
      return values;
    }

    List<String> reasons() {
      return outcome().refusals().stream().map(Refusal::reason).toList();
    }
  }

  private static final Queue<RunResult> RESULTS = new ConcurrentLinkedQueue<>();
  private static final Queue<RunOutcome> OUTCOMES = new ConcurrentLinkedQueue<>();

  private Parsed parse(TestPipeline pipeline, Lane... lanes) {
    RESULTS.clear();
    OUTCOMES.clear();
    PCollectionTuple parsed =
        pipeline
            .apply("Runs", Create.of(runsToRead(lanes)))
            .apply("ReadLogs", OpenRuns.create())
            .apply(
                "ParseBuildLog",
                ParseBuildLog.of(List.of(lanes), Clock.fixed(NOW, ZoneOffset.UTC), 1 << 20));
    PAssert.that(parsed.get(ParseBuildLog.RESULTS))
        .satisfies(
            all -> {
              for (KV<String, RunResult> result : all) {
                RESULTS.add(result.getValue());
              }
              return null;
            });
    PAssert.that(parsed.get(ParseBuildLog.OUTCOMES))
        .satisfies(
            all -> {
              all.forEach(OUTCOMES::add);
              return null;
            });
    pipeline.run().waitUntilFinish();
    return new Parsed(new ArrayList<>(RESULTS), new ArrayList<>(OUTCOMES));
  }

  /** The run as each lane lists it. */
  private List<RunToRead> runsToRead(Lane... lanes) {
    Path file = firstFile();
    return Stream.of(lanes)
        .map(
            lane ->
                new RunToRead(
                    lane.name(),
                    JOB,
                    ID,
                    file.getParent().toString(),
                    file.getFileName().toString(),
                    file.toFile().length(),
                    file.toFile().lastModified()))
        .toList();
  }

  /** The file that a run is read from first: its log, or else what tells that it ended. */
  private Path firstFile() {
    return Stream.of("build-log.txt", "test-build-log.txt", "finished.json", "started.json")
        .map(name -> root.resolve(JOB).resolve(ID).resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void readsALogAndWhatProwTells(TestPipeline pipeline) throws IOException {
    write("build-log.txt", logOfAll().bytes());
    writeFinished(",\"passed\":true,\"result\":\"SUCCESS\",\"revision\":\"" + COMMIT + "\"");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.values(), equalTo(valuesOf(ALL)));
    assertThat(parsed.run(), equalTo(new Run(JOB, ID, END, COMMIT, "SUCCESS")));
    assertThat(parsed.run().time(), equalTo(END));
    assertThat(parsed.run().commit(), equalTo(COMMIT));
    assertThat(parsed.run().state(), equalTo("SUCCESS"));
    assertThat(parsed.outcome().kind(), is(RunOutcome.Kind.PARSED));
    assertThat(parsed.outcome().refusals(), is(empty()));
    assertThat(parsed.outcome().sources().get("vm"), startsWith("build-log.txt byte "));
  }

  /** Two programs of Prow's write finished.json; crier writes in lower case. */
  @ParameterizedTest
  @CsvSource({
    "success, SUCCESS",
    "failure, FAILURE",
    "aborted, ABORTED",
    "error, ERROR",
    "ABORTED, ABORTED",
    "no state, ",
    "'', "
  })
  void takesTheStateOfEitherCase(String result, String state, TestPipeline pipeline)
      throws IOException {
    writeFinished(",\"result\":\"" + result + "\",\"metadata\":{\"uploader\":\"crier\"}");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.run().state(), equalTo(state));
    assertThat(parsed.outcome().state(), equalTo(state));
  }

  @Test
  void prefersTheFileAmongTheArtifacts(TestPipeline pipeline) throws IOException {
    SampleBlock better = VMI.with("CREATE-pods-count", "7");
    SampleBlock older = VMI.with("CREATE-pods-count", "8");
    write("build-log.txt", logOfAll().bytes());
    write("artifacts/VMI-perf-audit-results.json", better.json());
    write("artifacts/performance/VMI-perf-audit-results.json", older.json());
    writeFinished("");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.values(), equalTo(valuesOf(List.of(better, VM, INSTANCETYPE))));
    assertThat(
        parsed.outcome().sources().get("vmi"), endsWith("artifacts/VMI-perf-audit-results.json"));
  }

  @Test
  void keepsAFileWithANumberThatCantBeUsed(TestPipeline pipeline) throws IOException {
    write("build-log.txt", logOfAll().bytes());
    write(
        "artifacts/VMI-perf-audit-results.json",
        VMI.with("GET-nodes-count", "NaN").with("b", "1e200").json());
    writeFinished("");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.values(), equalTo(valuesOf(ALL)));
    assertThat(
        parsed.outcome().sources().get("vmi"), endsWith("artifacts/VMI-perf-audit-results.json"));
    assertThat(
        parsed.outcome().refusals(),
        contains(
            new Refusal(
                "artifacts/VMI-perf-audit-results.json",
                "metric GET-nodes-count: not a finite number",
                "NaN"),
            new Refusal(
                "artifacts/VMI-perf-audit-results.json", "metric b: larger than 1e150", "1e200")));
  }

  @Test
  void readsTheFileWhereItWasBefore(TestPipeline pipeline) throws IOException {
    write("build-log.txt", "nothing\n");
    write("artifacts/performance/VM-perf-audit-results.json", LogBuilder.gzip(json(VM)));
    writeFinished("");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.values(), equalTo(valuesOf(List.of(VM))));
  }

  private static byte[] json(SampleBlock block) {
    return block.json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "'', not a JSON object",
    "'[]', not a JSON object",
    "'{}', no \"Values\" in it",
    "'{\"Values\": {\"a\": {\"value\": 1}}', not JSON: Unexpected end-of-input",
    "'{\"Values\": {}} {\"Values\": {}}', more text behind its last brace"
  })
  void takesTheLogWhereTheFileIsBroken(String json, String reason, TestPipeline pipeline)
      throws IOException {
    write("build-log.txt", logOfAll().bytes());
    write("artifacts/VMI-perf-audit-results.json", json);
    writeFinished("");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.values(), equalTo(valuesOf(ALL)));
    assertThat(parsed.reasons().toString(), parsed.reasons().size(), is(1));
    assertThat(parsed.outcome().refusals().get(0).place(), endsWith("VMI-perf-audit-results.json"));
    assertThat(parsed.reasons().get(0), containsString(reason));
  }

  @Test
  void readsTheLogOfAContainer(TestPipeline pipeline) throws IOException {
    write("test-build-log.txt", LogBuilder.gzip(logOfAll().bytes()));
    writeFinished("");
    assertThat(parse(pipeline, lane("7d", null)).values(), equalTo(valuesOf(ALL)));
  }

  @Test
  void takesTheLogsTimeOfAnAbortedRun(TestPipeline pipeline) throws IOException {
    Instant uploaded = START.plusSeconds(3_600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    Path log = write("build-log.txt", "received interrupt\n");
    Files.setLastModifiedTime(log, FileTime.from(uploaded));
    write("started.json", "{\"timestamp\":1782691223,\"repo-commit\":\"" + COMMIT + "\"}");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.run().time(), equalTo(uploaded));
    assertThat(parsed.run().commit(), equalTo(COMMIT));
    assertThat(parsed.run().state(), is(nullValue()));
    assertThat(parsed.values(), is(anEmptyMap()));
    assertThat(parsed.outcome().kind(), is(RunOutcome.Kind.NULL));
  }

  @ParameterizedTest
  @CsvSource({"-1", "86401", "31536000"})
  void takesTheStartWhereTheLogsTimeIsACopys(long seconds, TestPipeline pipeline)
      throws IOException {
    Path log = write("build-log.txt", logOfAll().bytes());
    Files.setLastModifiedTime(log, FileTime.from(START.plusSeconds(seconds)));
    assertThat(parse(pipeline, lane("7d", null)).run().time(), equalTo(START));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"timestamp\": 1000000000000000000}",
        "{\"timestamp\": 99999999999999999999999999}",
        "{\"timestamp\": -5}",
        "{\"timestamp\": \"soon\", \"result\": {}, \"revision\": \"<script>\"}",
        "[]",
        "null",
        "''"
      })
  void isNotMisledByWhatProwNeverWrites(String finished, TestPipeline pipeline) throws IOException {
    write("build-log.txt", logOfAll().bytes());
    write("finished.json", finished);
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.run().commit(), is(nullValue()));
    assertThat(parsed.run().state(), is(nullValue()));
    assertThat(parsed.run().time(), equalTo(START));
    assertThat(parsed.values(), equalTo(valuesOf(ALL)));
    assertThat(
        parsed.reasons().toString(),
        parsed.reasons(),
        contains(endsWith("; the run is dated " + START)));
  }

  @Test
  void saysThatProwsFileIsBroken(TestPipeline pipeline) throws IOException {
    write("build-log.txt", logOfAll().bytes());
    write("finished.json", "{\"timestamp\": 17");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.run().time(), equalTo(START));
    assertThat(parsed.reasons().get(0), containsString("can't be read"));
  }

  @Test
  void givesAResultToARunWithoutALog(TestPipeline pipeline) throws IOException {
    writeFinished(",\"result\":\"ABORTED\"");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.values(), is(anEmptyMap()));
    assertThat(parsed.run().state(), equalTo("ABORTED"));
    assertThat(parsed.outcome().kind(), is(RunOutcome.Kind.NULL));
  }

  @Test
  void triesALogThatCantBeReadAgain(TestPipeline pipeline) throws IOException {
    byte[] gzip =
        LogBuilder.gzip("x".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    write("build-log.txt", java.util.Arrays.copyOf(gzip, gzip.length - 20));
    writeFinished("");
    Parsed parsed = parse(pipeline, lane("7d", null));
    assertThat(parsed.results(), is(empty()));
    assertThat(parsed.outcome().kind(), is(RunOutcome.Kind.REFUSED));
    assertThat(parsed.reasons(), contains(containsString("can't be read to its end")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-29T00:40:00Z, , 1",
    "2026-06-29T00:40:01Z, , 0",
    "48h, , 1",
    "47h, , 0",
    "7d, 2026-06-29T00:40:00Z, 0",
    "7d, 2026-06-29T00:40:01Z, 1"
  })
  void countsRunsThatEndedInTheWindow(String since, String until, int runs, TestPipeline pipeline)
      throws IOException {
    write("build-log.txt", logOfAll().bytes());
    writeFinished("");
    assertThat(parse(pipeline, lane(since, until)).results().size(), is(runs));
  }

  @Test
  void readsARunOfTwoLanesForEach(TestPipeline pipeline) throws IOException {
    write("build-log.txt", logOfAll().bytes());
    writeFinished("");
    Lane first = lane("7d", null);
    List<ResourceRule> vmOnly = List.of(Scanned.RULES.get(1));
    Lane second =
        new Lane(
            "second",
            first.source(),
            vmOnly,
            Map.of(),
            Lane.Report.PLAIN,
            first.folders(),
            ChangeRules.DEFAULT);
    List<RunResult> results = parse(pipeline, first, second).results();
    assertThat(results.stream().map(r -> r.blocks().size()).sorted().toList(), contains(1, 3));
  }
}
