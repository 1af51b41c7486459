package io.github.perfreport.page;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.testing.Columns;
import io.github.perfreport.testing.Written;
import io.github.perfreport.weekly.ResourceWeek;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class PlotWeeklyTest {

  private static final String METRIC = "CREATE-pods-count";

  /** Three weeks: 24 runs of 2025-09-29, 24 of 2025-10-06, 12 of 2025-10-13. */
  private static final Series SERIES = Histories.noise(METRIC, 60);

  @TempDir private Path output;

  @Test
  void thePageIsDrawnForTheResourceAndForItsNewestWeek(TestPipeline pipeline) {
    PCollection<String> drawn = plot(pipeline, Lane.Report.PLAIN, SERIES.weeks());

    String weekly = output.resolve("weekly/lane").toString();
    PAssert.that(drawn)
        .containsInAnyOrder(weekly + "/vmi/index.html", weekly + "/vmi/2025-10-13/index.html");
    pipeline.run().waitUntilFinish();
    assertThat(drawnFiles(), contains("vmi/2025-10-13/index.html", "vmi/index.html"));
    assertThat(page(), containsString("Newest week 2025-10-13"));
  }

  @Test
  void plotsAloneAreOneForEachMetricAndASheetOfTheWeek(TestPipeline pipeline) {
    plot(pipeline, report(null, false, true, null), SERIES.weeks());
    pipeline.run().waitUntilFinish();

    assertThat(drawnFiles(), contains("vmi/2025-10-13/plot.png", "vmi/CREATE-pods-count/plot.png"));
  }

  @Test
  void pageAndPlotsAreDrawnTogether(TestPipeline pipeline) {
    plot(pipeline, report(null, true, true, null), SERIES.weeks());
    pipeline.run().waitUntilFinish();

    assertThat(
        drawnFiles(),
        contains("vmi/2025-10-13/index.html", "vmi/CREATE-pods-count/plot.png", "vmi/index.html"));
  }

  @Test
  void aReleaseHasAPageOfItsOwn(TestPipeline pipeline) {
    plot(pipeline, report(null, true, false, "v1-8"), SERIES.weeks());
    pipeline.run().waitUntilFinish();

    assertThat(drawnFiles(), contains("vmi/release-index.html", "vmi/release-notes.md"));
  }

  @Test
  void theWeekOfTheFirstDayIsDrawnWholeAndNoneBefore(TestPipeline pipeline) {
    plot(pipeline, report(LocalDate.parse("2025-10-09"), true, false, null), SERIES.weeks());
    pipeline.run().waitUntilFinish();

    assertThat(page(), containsString("2025-10-06"));
    assertThat(page(), not(containsString("2025-09-29")));
  }

  @Test
  void nothingIsDrawnOfAHistoryThatEndsBeforeTheFirstDay(TestPipeline pipeline) {
    PCollection<String> drawn =
        plot(pipeline, report(LocalDate.parse("2025-10-20"), true, true, null), SERIES.weeks());

    PAssert.that(drawn).empty();
    pipeline.run().waitUntilFinish();
    assertThat(Written.below(output), is(empty()));
  }

  @Test
  void theOrderOfArrivalChangesNoByte(TestPipeline pipeline) {
    plot(pipeline, report(null, true, true, null), SERIES.weeks());
    pipeline.run().waitUntilFinish();
    Map<String, Integer> first = Written.hashes(output);
    List<WeeklyRecord> reversed = new ArrayList<>(SERIES.weeks());
    Collections.reverse(reversed);

    TestPipeline again = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    plot(again, report(null, true, true, null), reversed);
    again.run().waitUntilFinish();

    assertThat(Written.hashes(output), is(first));
  }

  private static Lane.Report report(LocalDate since, boolean page, boolean png, String release) {
    List<Marker> markers = List.of(new Marker(LocalDate.parse("2025-10-08"), "v1.7.0"));
    return new Lane.Report(since, markers, page, png, null, release);
  }

  private PCollection<String> plot(
      TestPipeline pipeline, Lane.Report report, List<WeeklyRecord> weeks) {
    Lane lane = lane("lane").metrics("vmi", METRIC, "absent").report(report).output(output).build();
    return pipeline
        .apply(
            Create.of(weeks.stream().map(PlotWeeklyTest::columns).toList())
                .withCoder(
                    KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(ResourceWeek.class))))
        .apply(PlotWeekly.of(List.of(lane)))
        .apply(Values.create());
  }

  private static KV<String, ResourceWeek> columns(WeeklyRecord week) {
    return KV.of(
        "lane/vmi",
        Columns.week(week.monday(), List.of(METRIC, "absent"), Map.of(METRIC, week.points())));
  }

  private List<String> drawnFiles() {
    return Written.below(output.resolve("weekly/lane"));
  }

  private String page() {
    return Written.text(output.resolve("weekly/lane/vmi/index.html"));
  }
}
