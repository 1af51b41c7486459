package io.github.perfreport.weekly;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableRow;
import io.github.perfreport.counters.CounterValues;
import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.gcp.options.GcpOptions;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryHelpers;
import org.apache.beam.sdk.io.gcp.testing.FakeBigQueryServices;
import org.apache.beam.sdk.io.gcp.testing.FakeDatasetService;
import org.apache.beam.sdk.io.gcp.testing.FakeJobService;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Beam's own stand-in for BigQuery. */
class WriteBigQueryTest {

  private static final String COUNT = "CREATE-pods-count";
  private static final String LATENCY = "vmiCreationToRunningSecondsP95";
  private static final LocalDate MONDAY = LocalDate.parse("2025-06-30");
  private static final LocalDate NEXT = LocalDate.parse("2025-07-07");

  @TempDir private Path folder;
  private FakeDatasetService tables;
  private FakeBigQueryServices services;

  @BeforeEach
  void start() throws Exception {
    FakeDatasetService.setUp();
    FakeJobService.setUp();
    tables = new FakeDatasetService();
    tables.createDataset("project", "perf", null, null, null);
    services =
        new FakeBigQueryServices().withDatasetService(tables).withJobService(new FakeJobService());
  }

  @Test
  void aRowIsAPointOfAWeekInATableThatIsMadeAsDocumented() throws Exception {
    write(
        List.of(laneWithTable("lane", "project:perf.lane")),
        List.of(
            week("lane", MONDAY, run("1", "2025-07-01T10:00:00.123456789Z", 111.5, 40)),
            week("lane", NEXT, run("2", "2025-07-08T10:00:00Z", 0, Double.NaN))));

    assertThat(
        rows("lane"),
        containsInAnyOrder(
            row("lane", "1", "2025-07-01T10:00:00.123456Z", COUNT, 111.5),
            row("lane", "1", "2025-07-01T10:00:00.123456Z", LATENCY, 40.0),
            row("lane", "2", "2025-07-08T10:00:00Z", COUNT, 0.0)));
    Table table = tables.getTable(BigQueryHelpers.parseTableSpec("project:perf.lane"));
    assertThat(table.getTimePartitioning().getType(), is("MONTH"));
    assertThat(table.getTimePartitioning().getField(), is("time"));
    assertThat(table.getClustering().getFields(), contains("lane", "resource", "metric"));
    assertThat(
        table.getSchema().getFields().stream()
            .map(field -> field.getName() + " " + field.getType())
            .toList(),
        contains(
            "lane STRING",
            "job STRING",
            "run STRING",
            "time TIMESTAMP",
            "resource STRING",
            "metric STRING",
            "value FLOAT"));
  }

  @Test
  void aRunCountsOnceHoweverOftenItIsWrittenAndWithWhatWasReadLast() throws Exception {
    List<Lane> lanes = List.of(laneWithTable("lane", "project:perf.lane"));
    write(
        lanes,
        List.of(
            week(
                "lane",
                MONDAY,
                run("1", "2025-07-01T10:00:00Z", 1, Double.NaN),
                run("2", "2025-07-02T10:00:00Z", 2, 5))));

    write(
        lanes,
        List.of(
            week(
                "lane",
                MONDAY,
                run("1", "2025-07-01T10:00:00Z", 1, Double.NaN),
                run("2", "2025-07-02T10:00:00Z", 3, Double.NaN))));

    assertThat(
        rows("lane"),
        containsInAnyOrder(
            row("lane", "1", "2025-07-01T10:00:00Z", COUNT, 1.0),
            row("lane", "2", "2025-07-02T10:00:00Z", COUNT, 3.0)));
  }

  @Test
  void lanesMayShareATableAndOneOfWhichNoRowComesStaysAsItIs() throws Exception {
    List<Lane> lanes =
        List.of(
            laneWithTable("a", "project:perf.shared"),
            laneWithTable("b", "project:perf.shared"),
            laneWithTable("c", "project:perf.own"));
    PipelineResult result =
        write(
            lanes,
            List.of(
                week("a", MONDAY, run("1", "2025-07-01T10:00:00Z", 1, Double.NaN)),
                week("b", MONDAY, run("1", "2025-07-01T10:00:00Z", 2, Double.NaN)),
                week("c", MONDAY, run("1", "2025-07-01T10:00:00Z", 3, Double.NaN)),
                week("without", MONDAY, run("1", "2025-07-01T10:00:00Z", 4, Double.NaN))));
    assertThat(CounterValues.of(result).get(ReportCounter.TABLE_ROWS), is(3L));

    write(lanes, List.of(week("a", MONDAY, run("1", "2025-07-01T10:00:00Z", 1, Double.NaN))));

    assertThat(rows("shared"), contains(row("a", "1", "2025-07-01T10:00:00Z", COUNT, 1.0)));
    assertThat(rows("own"), contains(row("c", "1", "2025-07-01T10:00:00Z", COUNT, 3.0)));
  }

  private static Lane laneWithTable(String name, String table) {
    return lane(name)
        .metrics("vmi", COUNT, LATENCY)
        .report(new Lane.Report(null, List.of(), true, false, null, null, table))
        .build();
  }

  private static RunColumns run(String id, String time, double count, double latency) {
    return new RunColumns(
        new Run("job", id, Instant.parse(time), null, null), new double[] {count, latency}, null);
  }

  private static KV<String, ResourceWeek> week(String lane, LocalDate monday, RunColumns... runs) {
    return KV.of(lane + "/vmi", new ResourceWeek(monday, List.of(runs)));
  }

  private PipelineResult write(List<Lane> lanes, List<KV<String, ResourceWeek>> weeks) {
    Pipeline pipeline = Pipeline.create(TestPipeline.testingPipelineOptions());
    pipeline.getOptions().setTempLocation(folder.toString());
    pipeline.getOptions().as(GcpOptions.class).setProject("payer");
    pipeline
        .apply(Create.of(weeks).withCoder(ResourceWeekCoder.KEYED))
        .apply("WriteBigQuery", WriteBigQuery.of(lanes, services));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private List<TableRow> rows(String table) throws IOException, InterruptedException {
    return tables.getAllRows("project", "perf", table);
  }

  private static TableRow row(String lane, String run, String time, String metric, double value) {
    TableRow row = new TableRow();
    row.putAll(
        Map.of(
            "lane",
            lane,
            "job",
            "job",
            "run",
            run,
            "time",
            time,
            "resource",
            "vmi",
            "metric",
            metric,
            "value",
            value));
    return row;
  }
}
