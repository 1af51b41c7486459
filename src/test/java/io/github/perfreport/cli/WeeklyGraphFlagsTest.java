package io.github.perfreport.cli;

import static io.github.perfreport.cli.Plans.defaultOf;
import static io.github.perfreport.cli.Plans.lane;
import static io.github.perfreport.cli.Plans.plan;
import static io.github.perfreport.cli.Plans.words;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Marker;
import io.github.perfreport.pipeline.ReportPlan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyGraphFlagsTest {

  private static final String SHAPE =
      """
      releaseVersion: v1-5
      sinceDate: "2024-11-12"
      lineShapes:
        - type: line
          x0: "2025-03-25"
          x1: "2025-03-25"
          y0: 0
          yref: paper
          editable: true
          line: {color: red, width: 2, dash: dot}
          label: {text: v1.5.0, xanchor: right}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "--weekly-reports-dir, output/weekly",
    "--resource, vmi",
    "--metrics-list, vmiCreationToRunningSecondsP95",
    "--plotly-html, true",
    "--is-during-release, false"
  })
  void defaultsAreThoseOfTheGoTool(String flag, String value) {
    assertThat(defaultOf(new WeeklyGraphCommand(), flag).toString(), is(value));
  }

  @Test
  void withoutFlagsThePageOfAllThereIsIsDrawn() {
    ReportPlan plan = graph();
    Lane lane = lane(plan);

    assertThat(plan.steps(), contains(ReportPlan.Step.WEEKLY_GRAPH));
    assertThat(lane.report(), is(Lane.Report.PLAIN));
    assertThat(lane.metricsOf("vmi"), contains("vmiCreationToRunningSecondsP95"));
    String weekly = folder.toString();
    assertThat(lane.folders(), is(new Lane.Folders(weekly, weekly, weekly)));
  }

  @Test
  void resourceAndMetricsAreThoseNamed() {
    Lane lane = lane(graph("-resource", "vm-instancetype", "-metrics-list=a, b"));

    assertThat(lane.metricsOf("vm-instancetype"), contains("a", "b"));
    assertThat(lane.metricsOf("vmi"), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-plotly-html=false", "--plotly-html=false", "--plotly-html false"})
  void withoutThePageThereArePngs(String flag) {
    Lane.Report report = lane(graphAsTyped(flag)).report();

    assertThat(report.page(), is(false));
    assertThat(report.png(), is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-plotly-html", "--plotly-html=true", "--plotly-html true"})
  void withThePageThereAreNoPngs(String flag) {
    Lane.Report report = lane(graphAsTyped(flag)).report();

    assertThat(report.page(), is(true));
    assertThat(report.png(), is(false));
  }

  @Test
  void sinceIsTheFirstDay() {
    assertThat(
        lane(graph("-since", "2022-11-29")).report().since(), is(LocalDate.parse("2022-11-29")));
  }

  @Test
  void aReleaseHasItsLinesItsFirstDayAndItsName() {
    Path config = write(folder.resolve("shape.yaml"), SHAPE);
    Lane.Report report =
        lane(graph("-is-during-release=true", "-release-config", config.toString())).report();

    assertThat(report.release(), is("v1-5"));
    assertThat(report.since(), is(LocalDate.parse("2024-11-12")));
    assertThat(report.markers(), contains(new Marker(LocalDate.parse("2025-03-25"), "v1.5.0")));
    assertThat(
        lane(graph("-is-during-release", "-since=2025-01-01", "-release-config=" + config))
            .report()
            .since(),
        is(LocalDate.parse("2025-01-01")));
  }

  @Test
  void outsideAReleaseItsLinesAreDrawnOnTheUsualPage() {
    Path config = write(folder.resolve("shape.yaml"), SHAPE);
    Lane.Report report = lane(graph("-release-config=" + config)).report();

    assertThat(report.release(), is(nullValue()));
    assertThat(report.since(), is(nullValue()));
    assertThat(report.markers().size(), is(1));
  }

  private ReportPlan graphAsTyped(String flags) {
    return plan(new WeeklyGraphCommand(), words("--weekly-reports-dir=" + folder, flags));
  }

  private ReportPlan graph(String... args) {
    Stream<String> all =
        Stream.concat(Stream.of("-weekly-reports-dir", folder.toString()), Arrays.stream(args));
    return plan(new WeeklyGraphCommand(), all.toArray(String[]::new));
  }
}
