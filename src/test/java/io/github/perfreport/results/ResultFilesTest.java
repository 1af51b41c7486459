package io.github.perfreport.results;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.counters.CounterValues;
import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.model.Threshold;
import io.github.perfreport.runs.RunBatch;
import io.github.perfreport.testing.Written;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class ResultFilesTest {

  private static final Run RUN =
      new Run("job", "17", Instant.parse("2026-02-15T01:00:00Z"), "0a1b2c3", "FAILURE");
  private static final String TIME = "\"JobDirCreationTime\": \"2026-02-15T01:00:00Z\"";
  private static final String AT = " @2026-02-15T01:00:00.000Z";

  @TempDir private Path output;
  private Path job;
  private Lane lane;

  @BeforeEach
  void nameFolders() {
    job = output.resolve("results/job");
    lane =
        lane("lane")
            .metrics("vmi", "a", "absent", "b")
            .metrics("vm", "a")
            .metrics("vm-instancetype", "a")
            .output(output)
            .build();
  }

  @Test
  void aResultIsWrittenAsTheDocumentSays(TestPipeline pipeline) {
    Threshold threshold = new Threshold(260.1, "CREATE-pods-count", 0.25, true);
    writeResult(
        pipeline,
        new RunResult(
            RUN,
            new TreeMap<>(
                Map.of(
                    "vmi", block("b", new Measurement(59.07, threshold)),
                    "vm-instancetype", block("a", new Measurement(3, null)))),
            new TreeMap<>(Map.of("vmi", "build-log.txt byte 7")),
            List.of(new Refusal("build-log.txt byte 9", "cut short", "{"))));
    pipeline.run().waitUntilFinish();

    assertThat(
        Written.text(job.resolve("17/data/results.json")),
        is(
            """
            {
              "JobDirCreationTime": "2026-02-15T01:00:00Z",
              "VMIResult": {
                "Values": {
                  "b": {
                    "value": 59.07,
                    "thresholdResult": {
                      "thresholdValue": 260.1,
                      "thresholdMetric": "CREATE-pods-count",
                      "thresholdRatio": 0.25,
                      "thresholdExceeded": true
                    }
                  }
                }
              },
              "VMResult": null,
              "Results": {
                "vm-instancetype": {
                  "Values": {
                    "a": {
                      "value": 3
                    }
                  }
                }
              },
              "Commit": "0a1b2c3",
              "RunState": "FAILURE",
              "Sources": {
                "vmi": "build-log.txt byte 7"
              },
              "Refused": [
                {
                  "Place": "build-log.txt byte 9",
                  "Reason": "cut short",
                  "Excerpt": "{"
                }
              ]
            }
            """));
    assertThat(Written.below(output), contains("results/job/17/data/results.json"));
  }

  @Test
  void aRunWithoutBlocksIsWrittenAndMeasuresNothing(TestPipeline pipeline) {
    Run unknown = new Run("job", "18", RUN.time(), null, null);
    PAssert.that(
            writeResult(
                pipeline, new RunResult(unknown, new TreeMap<>(), new TreeMap<>(), List.of())))
        .empty();
    pipeline.run().waitUntilFinish();

    assertThat(
        Written.text(job.resolve("18/data/results.json")),
        is(
            """
            {
              "JobDirCreationTime": "2026-02-15T01:00:00Z",
              "VMIResult": null,
              "VMResult": null,
              "Results": {},
              "Commit": null,
              "RunState": null
            }
            """));
  }

  @Test
  void whatIsWrittenIsReadAsItWasMeasured(TestPipeline pipeline) {
    RunResult result =
        new RunResult(
            RUN,
            new TreeMap<>(
                Map.of(
                    "vmi",
                    new Block(
                        new TreeMap<>(
                            Map.of(
                                "a", new Measurement(0.1, new Threshold(7.5, null, null, null)),
                                "b", new Measurement(0, null),
                                "not-reported", new Measurement(1, null)))),
                    "vm",
                    block("a", new Measurement(1e-300, null)),
                    "vm-instancetype",
                    block("a", new Measurement(123456789.125, null)))),
            new TreeMap<>(),
            List.of());
    String[] expected = {
      "lane/vmi 17 [0.1, NaN, 0.0] [7.5, NaN, NaN] 0a1b2c3 FAILURE" + AT,
      "lane/vm 17 [1.0E-300] null 0a1b2c3 FAILURE" + AT,
      "lane/vm-instancetype 17 [1.23456789125E8] null 0a1b2c3 FAILURE" + AT
    };
    PAssert.that(describe(writeResult(pipeline, result))).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();

    TestPipeline reading = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollectionTuple read = read(reading, "17");
    PAssert.that(describe(read.get(ReadResults.MEASURED))).containsInAnyOrder(expected);
    PAssert.that(read.get(ReadResults.OUTCOMES)).empty();
    reading.run().waitUntilFinish();
  }

  @Test
  void aZeroThatSaysThatNothingWasMeasuredGoesIntoNoWeek(TestPipeline pipeline) {
    Lane latencies = lane("lane").metrics("vm", "bootSecondsP50", "b-count").output(output).build();
    write(
        job.resolve("1/results.json"),
        "{"
            + TIME
            + ", \"VMResult\": {\"Values\": {\"bootSecondsP50\": {\"value\": 0}, \"b-count\": {\"value\": 0}}}}");

    PCollectionTuple read =
        batch(pipeline, "1").apply(ReadResults.of(List.of(latencies), (of, job, runs) -> Map.of()));

    PAssert.that(describe(read.get(ReadResults.MEASURED)))
        .containsInAnyOrder("lane/vm 1 [NaN, 0.0] null null null" + AT);
    pipeline.run();
  }

  @Test
  void aFileIsReadWhereTheGoToolPutItToo(TestPipeline pipeline) {
    write(job.resolve("1/results.json"), "{" + TIME + ", " + vmi("1") + "}");
    write(job.resolve("2/data/results.json"), "{" + TIME + ", " + vmi("2") + "}");
    write(job.resolve("2/results.json"), "{" + TIME + ", " + vmi("99") + "}");

    PCollectionTuple read = read(pipeline, "1", "2", "no-file");

    PAssert.that(describe(read.get(ReadResults.MEASURED)))
        .containsInAnyOrder(
            "lane/vmi 1 [1.0, NaN, NaN] null null null" + AT,
            "lane/vmi 2 [2.0, NaN, NaN] null null null" + AT);
    PAssert.that(read.get(ReadResults.OUTCOMES)).empty();
    pipeline.run();
  }

  @Test
  void theTimeMayStandBehindTheValuesAndHaveAnOffset(TestPipeline pipeline) {
    write(
        job.resolve("1/results.json"),
        "{" + vmi("1") + ", \"JobDirCreationTime\": \"2026-02-15T03:00:00.5+02:00\"}");

    PAssert.that(describe(read(pipeline, "1").get(ReadResults.MEASURED)))
        .containsInAnyOrder("lane/vmi 1 [1.0, NaN, NaN] null null null @2026-02-15T01:00:00.500Z");
    pipeline.run();
  }

  @Test
  void aNumberThatCanBeNoMeasurementIsAbsent(TestPipeline pipeline) {
    String threshold = ", \"thresholdResult\": {\"thresholdValue\": %s}";
    write(
        job.resolve("1/data/results.json"),
        "{" + TIME + ", " + vmi("-1.1e150" + threshold.formatted("3")) + "}");
    write(
        job.resolve("2/data/results.json"),
        "{" + TIME + ", " + vmi("1e150" + threshold.formatted("1.7e308")) + "}");

    PCollectionTuple read = read(pipeline, "1", "2");

    PAssert.that(describe(read.get(ReadResults.MEASURED)))
        .containsInAnyOrder(
            "lane/vmi 1 [NaN, NaN, NaN] [3.0, NaN, NaN] null null" + AT,
            "lane/vmi 2 [1.0E150, NaN, NaN] [NaN, NaN, NaN] null null" + AT);
    PAssert.that(read.get(ReadResults.OUTCOMES)).empty();
    pipeline.run();
  }

  @Test
  void aBrokenFileGivesARowAndTheOthersAreRead(TestPipeline pipeline) {
    write(job.resolve("1/data/results.json"), "{" + TIME + ", " + vmi("1") + "}");
    write(job.resolve("2/data/results.json"), "{" + TIME + ", \"VMIResult\": {\"Val");
    write(job.resolve("3/data/results.json"), "");
    write(job.resolve("4/data/results.json"), "{" + vmi("1") + "}");
    write(job.resolve("5/data/results.json"), "{\"JobDirCreationTime\": \"today\"}");
    write(job.resolve("6/data/results.json"), "{" + TIME + ", " + vmi("\"high\"") + "}");
    write(job.resolve("7/data/results.json"), "{" + TIME + ", " + vmi("1e999") + "}");

    PCollectionTuple read = read(pipeline, "1", "2", "3", "4", "5", "6", "7");

    PAssert.that(describe(read.get(ReadResults.MEASURED)))
        .containsInAnyOrder("lane/vmi 1 [1.0, NaN, NaN] null null null" + AT);
    String folder = job.toString();
    PAssert.that(read.get(ReadResults.OUTCOMES))
        .satisfies(
            rows -> {
              TreeMap<String, String> reasons = new TreeMap<>();
              rows.forEach(
                  row -> {
                    assertThat(row.kind().name(), is("REFUSED"));
                    assertThat(row.folder(), is(folder + "/" + row.id()));
                    assertThat(row.refusals().get(0).place(), is("data/results.json"));
                    reasons.put(row.id(), row.refusals().get(0).reason());
                  });
              assertThat(List.copyOf(reasons.keySet()), contains("2", "3", "4", "5", "6", "7"));
              assertThat(
                  reasons.get("3"),
                  is("can't be read: not a JSON object; no week has points of it"));
              assertThat(reasons.get("4"), is("can't be used: has no JobDirCreationTime"));
              assertThat(reasons.get("5"), is("can't be used: JobDirCreationTime is no time"));
              assertThat(reasons.get("6"), is("can't be used: a value is not a number"));
              assertThat(reasons.get("7"), is("can't be used: a value is not a finite number"));
              return null;
            });
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(CounterValues.of(result).get(ReportCounter.RESULTS_REFUSED), is(6L));
  }

  private static String vmi(String value) {
    return "\"VMIResult\": {\"Values\": {\"a\": {\"value\": " + value + "}}}";
  }

  private static Block block(String metric, Measurement measurement) {
    return new Block(new TreeMap<>(Map.of(metric, measurement)));
  }

  private PCollection<KV<String, RunColumns>> writeResult(TestPipeline pipeline, RunResult result) {
    return pipeline
        .apply(
            Create.of(KV.of("lane", result))
                .withCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(RunResult.class))))
        .apply(WriteResults.of(List.of(lane)));
  }

  private static PCollection<RunBatch> batch(TestPipeline pipeline, String... ids) {
    return pipeline.apply(
        Create.of(new RunBatch("lane", "job", List.of(ids)))
            .withCoder(SerializableCoder.of(RunBatch.class)));
  }

  private PCollectionTuple read(TestPipeline pipeline, String... ids) {
    return batch(pipeline, ids).apply(ReadResults.of(List.of(lane), (of, job, runs) -> Map.of()));
  }

  private static PCollection<String> describe(PCollection<KV<String, RunColumns>> measured) {
    return measured.apply("Describe", ParDo.of(new DescribeFn()));
  }

  private static final class DescribeFn extends DoFn<KV<String, RunColumns>, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void describe(
        @Element KV<String, RunColumns> measured,
        @Timestamp org.joda.time.Instant time,
        OutputReceiver<String> out) {
      RunColumns run = measured.getValue();
      out.output(
          String.format(
              "%s %s %s %s %s %s @%s",
              measured.getKey(),
              run.run().id(),
              Arrays.toString(run.values()),
              Arrays.toString(run.thresholds()),
              run.run().commit(),
              run.run().state(),
              time));
    }
  }
}
