package io.github.perfreport.cli;

import static io.github.perfreport.cli.Plans.defaultOf;
import static io.github.perfreport.cli.Plans.jobs;
import static io.github.perfreport.cli.Plans.lane;
import static io.github.perfreport.cli.Plans.plan;
import static io.github.perfreport.cli.Plans.words;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.pipeline.ReportPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyReportFlagsTest {

  @TempDir private Path folder;
  private String resultsDir;

  @BeforeEach
  void makeResults() throws IOException {
    resultsDir = Files.createDirectories(folder.resolve("results/some-job")).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "--results-dir, output/results/periodic-kubevirt-e2e-k8s-1.25-sig-performance",
    "--output-dir, output/weekly",
    "--vmi-metrics-list, vmiCreationToRunningSecondsP95",
    "--vm-metrics-list, vmiCreationToRunningSecondsP95"
  })
  void defaultsAreThoseOfTheGoTool(String flag, String value) {
    assertThat(defaultOf(new WeeklyReportCommand(), flag), is(value));
  }

  @Test
  void allWeeksAreReportedUnlessSinceIsGiven() {
    ReportPlan plan = plan(new WeeklyReportCommand(), "-results-dir", resultsDir);

    assertThat(plan.weeksSince(), is(nullValue()));
    assertThat(plan.steps(), contains(ReportPlan.Step.WEEKLY_REPORT));
  }

  @Test
  void theLastPartOfTheFolderIsTheJob() {
    Lane lane = lane(plan(new WeeklyReportCommand(), "--results-dir=" + resultsDir + "/"));

    assertThat(lane.name(), is("some-job"));
    assertThat(jobs(lane), contains("some-job"));
    assertThat(
        lane.folders(),
        is(
            new Lane.Folders(
                "output/weekly", folder.resolve("results").toString(), "output/weekly")));
  }

  @Test
  void metricsAreCommaListsInTheirOrder() {
    Lane lane =
        lane(
            plan(
                new WeeklyReportCommand(),
                "-results-dir=" + resultsDir,
                "-vmi-metrics-list",
                "b-count, a.b_c ,,b-count",
                "-vm-metrics-list=",
                "-output-dir",
                "weekly"));

    assertThat(lane.metricsOf("vmi"), contains("b-count", "a.b_c"));
    assertThat(lane.metricsOf("vm"), is(empty()));
    assertThat(List.copyOf(lane.metrics().keySet()), contains("vmi", "vm"));
    assertThat(lane.folders().weekly(), is("weekly"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-since 168h", "--since=168h0m0s", "--since 7d"})
  void sinceIsADurationInGosSpellings(String flag) {
    ReportPlan plan = plan(new WeeklyReportCommand(), words("--results-dir=" + resultsDir, flag));

    assertThat(plan.weeksSince().back(), is(Duration.ofDays(7)));
  }

  @Test
  void sinceMayBeADate() {
    ReportPlan plan =
        plan(new WeeklyReportCommand(), "--results-dir=" + resultsDir, "--since=2025-07-03");

    assertThat(plan.weeksSince().at(), is(Instant.parse("2025-07-03T00:00:00Z")));
  }
}
