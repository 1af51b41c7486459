package io.github.perfreport.weekly;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.counters.CounterValues;
import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.testing.Columns;
import io.github.perfreport.testing.Written;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WeeklyFilesTest {

  private static final String COUNT = "CREATE-pods-count";
  private static final LocalDate MONDAY = LocalDate.parse("2025-06-30");

  @TempDir private Path output;
  private Lane lane;
  private Path weekly;

  @BeforeEach
  void nameFolders() {
    lane = lane("lane").metrics("vmi", COUNT, "absent", "b").output(output).build();
    weekly = output.resolve("weekly/lane");
  }

  @Test
  void aWeekIsWrittenAsTheDocumentSays(TestPipeline pipeline) {
    writeWeeks(pipeline, week(MONDAY, point("1", "2025-07-01T10:00:00Z", 111.5, Double.NaN)));
    pipeline.run().waitUntilFinish();

    assertThat(
        Written.text(weekly.resolve("vmi/CREATE-pods-count/2025-06-30/data/results.json")),
        is(
            """
            {
              "StartDate": "2025-06-30",
              "NumberOfDays": 7,
              "Data": {
                "Average": 111.5,
                "Count": 1,
                "Median": 111.5,
                "P95": 111.5,
                "Min": 111.5,
                "Max": 111.5,
                "StdDev": null,
                "DataPoints": [
                  {
                    "Value": 111.5,
                    "Date": "2025-07-01T10:00:00Z",
                    "Job": "job",
                    "Run": "1"
                  }
                ]
              }
            }
            """));
  }

  @Test
  void eachWeekAndMetricHasItsFileAndNothingElseIsLeft(TestPipeline pipeline) {
    ResourceWeek two =
        Columns.week(
            MONDAY,
            lane.metricsOf("vmi"),
            Map.of(
                COUNT,
                List.of(point("1", "2025-07-01T10:00:00Z", 1, Double.NaN)),
                "b",
                List.of(point("1", "2025-07-01T10:00:00Z", 2, Double.NaN))));
    LocalDate next = MONDAY.plusDays(7);
    writeWeeks(pipeline, two, week(next, point("2", "2025-07-08T10:00:00Z", 3, Double.NaN)));
    pipeline.run().waitUntilFinish();

    assertThat(
        Written.below(weekly),
        contains(
            "vmi/CREATE-pods-count/2025-06-30/data/results.json",
            "vmi/CREATE-pods-count/2025-07-07/data/results.json",
            "vmi/b/2025-06-30/data/results.json"));
  }

  @Test
  void whatIsWrittenIsRead(TestPipeline pipeline) {
    ResourceWeek first =
        week(
            MONDAY,
            point("1", "2025-07-01T10:00:00Z", 0.1, 17.25),
            point("2", "2025-07-01T10:00:00.000000001Z", 1e-7, Double.NaN),
            point("3", "2025-07-06T23:59:59.999Z", 179769313486231.56, 3));
    ResourceWeek second = week(MONDAY.plusDays(7), point("4", "2025-07-07T00:00:00Z", 1e15, 0));
    writeWeeks(pipeline, first, second);
    pipeline.run().waitUntilFinish();

    TestPipeline reading = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(read(reading))
        .containsInAnyOrder(List.of(KV.of("lane/vmi", first), KV.of("lane/vmi", second)));
    reading.run().waitUntilFinish();
  }

  @Test
  void figuresThatAreNoNumbersAreNull(TestPipeline pipeline) {
    writeWeeks(
        pipeline,
        week(
            MONDAY,
            point("1", "2025-07-01T10:00:00Z", Double.MAX_VALUE, Double.POSITIVE_INFINITY),
            point("2", "2025-07-01T11:00:00Z", Double.MAX_VALUE, Double.NaN)));
    pipeline.run().waitUntilFinish();

    String written =
        Written.text(weekly.resolve("vmi/CREATE-pods-count/2025-06-30/data/results.json"));
    assertThat(written, containsString("\"Average\": null,"));
    assertThat(written, containsString("\"StdDev\": null,"));
    assertThat(written, containsString("\"Threshold\": null"));
    assertThat(written, not(containsString("Infinity")));
    assertThat(written, not(containsString("NaN")));
  }

  @Test
  void aNumberThatCanBeNoMeasurementIsNoPoint(TestPipeline pipeline) {
    String point = "{\"Value\": %s, \"Date\": \"2025-07-22T0%s:00:00Z\", \"Threshold\": 1e16}";
    String day = "2025-07-21/data/results.json";
    write(
        weekly.resolve("vmi/CREATE-pods-count").resolve(day),
        "{\"Data\": {\"DataPoints\": ["
            + String.join(
                ",",
                point.formatted("1.7e308", 1),
                point.formatted("7", 2),
                point.formatted("9e15", 3))
            + "]}}");
    write(
        weekly.resolve("vmi/b").resolve(day),
        "{\"Data\": {\"DataPoints\": [" + point.formatted("1.7e308", 1) + "]}}");

    List<String> metrics = lane.metricsOf("vmi");
    PAssert.that(read(pipeline))
        .satisfies(
            found -> {
              Map<String, WeeklyRecord> records =
                  found.iterator().next().getValue().records(metrics);
              assertThat(records.keySet(), contains(COUNT));
              assertThat(records.get(COUNT).statistics().max(), is(7.0));
              assertThat(records.get(COUNT).points().get(0).threshold(), is(Double.NaN));
              return null;
            });
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(CounterValues.of(result).get(ReportCounter.WEEKLY_REFUSED), is(1L));
  }

  @Test
  void aFileOfTheGoToolIsRead(TestPipeline pipeline) {
    write(
        weekly.resolve("vmi/CREATE-pods-count/2023-01-16/data/results.json"),
        """
        {
          "StartDate": "2023-01-16T00:00:00Z",
          "NumberOfDays": 7,
          "Data": {
            "Average": 1,
            "DataPoints": [
              {"Value": 12, "Date": "2023-01-18T03:30:44.297Z"},
              {"Value": 10.5, "Date": "2023-01-17T05:30:44.297+02:00"}
            ]
          }
        }
        """);

    List<String> metrics = lane.metricsOf("vmi");
    PAssert.that(read(pipeline))
        .satisfies(
            found -> {
              WeeklyRecord week = found.iterator().next().getValue().records(metrics).get(COUNT);
              assertThat(week.monday(), is(LocalDate.parse("2023-01-16")));
              assertThat(week.points().stream().map(Point::value).toList(), contains(10.5, 12.0));
              assertThat(
                  week.points().get(0).run().time(), is(Instant.parse("2023-01-17T03:30:44.297Z")));
              assertThat(week.points().get(0).run().job(), is(""));
              // Figures are the points' own, whatever the file says.
              assertThat(week.statistics().average(), is(11.25));
              return null;
            });
    pipeline.run();
  }

  @Test
  void aFileThatCannotBeUsedIsCountedAndTheOthersAreRead(TestPipeline pipeline) {
    ResourceWeek good = week(MONDAY, point("1", "2025-07-01T10:00:00Z", 1, Double.NaN));
    writeWeeks(pipeline, good);
    pipeline.run().waitUntilFinish();
    Path metric = weekly.resolve("vmi/CREATE-pods-count");
    write(metric.resolve("2025-07-07/data/results.json"), "{\"Data\": {\"DataPo");
    write(metric.resolve("2025-07-14/data/results.json"), "{\"Data\": {\"DataPoints\": []}}");
    write(
        metric.resolve("2025-07-21/data/results.json"),
        "{\"Data\": {\"DataPoints\": [{\"Value\": \"a\", \"Date\": \"2025-07-22T00:00:00Z\"}]}}");
    write(
        metric.resolve("2025-07-28/data/results.json"),
        "{\"Data\": {\"DataPoints\": [{\"Value\": 1, \"Date\": \"yesterday\"}]}}");
    write(metric.resolve("notes/data/results.json"), "no week's folder");
    write(metric.resolve("2025-08-04/plot.png"), "a week's folder without its file");

    TestPipeline reading = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(read(reading)).containsInAnyOrder(List.of(KV.of("lane/vmi", good)));
    PipelineResult result = reading.run();
    result.waitUntilFinish();
    assertThat(CounterValues.of(result).get(ReportCounter.WEEKLY_REFUSED), is(4L));
    assertThat(CounterValues.of(result).get(ReportCounter.WEEKLY_RECORDS), is(1L));
  }

  @Test
  void theSameWeekGivesTheSameBytesAndReplacesTheOld(TestPipeline pipeline) {
    Path file = weekly.resolve("vmi/CREATE-pods-count/2025-06-30/data/results.json");
    write(file, "what stood there before");
    writeWeeks(pipeline, week(MONDAY, point("1", "2025-07-01T10:00:00Z", 1, Double.NaN)));
    pipeline.run().waitUntilFinish();

    assertThat(Written.text(file), containsString("\"Value\": 1,"));
    assertThat(Written.text(file), not(containsString("before")));
  }

  private void writeWeeks(TestPipeline pipeline, ResourceWeek... weeks) {
    pipeline
        .apply(
            Create.of(List.of(weeks).stream().map(w -> KV.of("lane/vmi", w)).toList())
                .withCoder(
                    KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(ResourceWeek.class))))
        .apply(WriteWeekly.of(List.of(lane)));
  }

  private PCollection<KV<String, ResourceWeek>> read(TestPipeline pipeline) {
    return pipeline
        .apply("Lanes", Create.of(lane).withCoder(SerializableCoder.of(Lane.class)))
        .apply(ListWeeks.create())
        .apply(ReadWeeks.of(List.of(lane)));
  }

  private ResourceWeek week(LocalDate monday, Point... points) {
    return Columns.week(monday, lane.metricsOf("vmi"), Map.of(COUNT, List.of(points)));
  }

  private static Point point(String run, String time, double value, double threshold) {
    return new Point(value, threshold, new Run("job", run, Instant.parse(time), null, null));
  }
}
