package io.github.perfreport.cli;

import static io.github.perfreport.cli.Plans.jobs;
import static io.github.perfreport.cli.Plans.lane;
import static io.github.perfreport.cli.Plans.plan;
import static io.github.perfreport.cli.Plans.words;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.pipeline.ReportPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFlagsTest {

  @TempDir private Path folder;

  @Test
  void defaultsAreThoseOfTheGoTool() {
    ReportPlan plan = plan(new ResultsCommand());
    Lane lane = lane(plan);

    assertThat(plan.steps(), contains(ReportPlan.Step.RESULTS));
    assertThat(plan.refetch(), is(false));
    assertThat(lane.name(), is("periodic-kubevirt-e2e-k8s-1.25-sig-performance"));
    assertThat(jobs(lane), contains("periodic-kubevirt-e2e-k8s-1.25-sig-performance"));
    assertThat(lane.source().since().back(), is(Duration.ofHours(24)));
    assertThat(lane.source().until(), is(nullValue()));
    assertThat(lane.source().root(), is("gs://kubevirt-prow/logs"));
    assertThat(
        lane.folders(), is(new Lane.Folders("output/results", "output/results", "output/results")));
    assertThat(lane.metrics(), is(anEmptyMap()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-since 168h",
        "--since 168h",
        "-since=168h",
        "--since=168h0m0s",
        "--since=7d",
        "-since=167h59m60s"
      })
  void sinceIsADurationInGosSpellingsAndInDays(String flag) {
    ReportPlan plan = plan(new ResultsCommand(), words("--refetch", flag));

    assertThat(lane(plan).source().since().back(), is(Duration.ofDays(7)));
  }

  @Test
  void sinceAndUntilMayBeDatesAndTimes() {
    Lane.Source source =
        lane(plan(new ResultsCommand(), "--since=2026-01-05", "--until=2026-01-12T06:30:00Z"))
            .source();

    assertThat(source.since().at(), is(Instant.parse("2026-01-05T00:00:00Z")));
    assertThat(source.until().at(), is(Instant.parse("2026-01-12T06:30:00Z")));
  }

  @Test
  void untilMayBeADuration() {
    assertThat(
        lane(plan(new ResultsCommand(), "-until", "24h")).source().until().back(),
        is(Duration.ofHours(24)));
  }

  @Test
  void everyOtherFlagIsTakenAsItIsWritten() {
    ReportPlan plan =
        plan(
            new ResultsCommand(),
            "-performance-job-name",
            "some-job",
            "-output-dir=out/put",
            "--logs-root",
            folder.toString(),
            "-refetch");
    Lane lane = lane(plan);

    assertThat(lane.name(), is("some-job"));
    assertThat(lane.folders(), is(new Lane.Folders("out/put", "out/put", "out/put")));
    assertThat(lane.source().root(), is(folder.toString()));
    assertThat(plan.refetch(), is(true));
  }

  @Test
  void aPatternIsALaneOfItsOwnName() {
    Lane lane = lane(plan(new ResultsCommand(), "--performance-job-name=periodic-*-performance"));

    assertThat(lane.name(), is("results"));
    assertThat(jobs(lane), contains("periodic-*-performance"));
  }

  @ParameterizedTest
  @CsvSource({
    "periodic-kubevirt-e2e-k8s-1.34-sig-performance, vmi vm vm-instancetype",
    "periodic-kubevirt-e2e-k8s-1.34-sig-performance-kwok, vmi vm",
    "periodic-kubevirt-e2e-k8s-1.36-sig-performance-kwok-100, vmi vm",
    "periodic-kubevirt-performance-cluster-scale-density-test, vmi-200 vmi-400 vmi-600",
    "periodic-kubevirt-performance-cluster-100-density-test, vmi"
  })
  void resourcesAreThoseOfTheJobsKind(String job, String resources) {
    Lane lane = lane(plan(new ResultsCommand(), "--performance-job-name=" + job));

    assertThat(
        String.join(" ", lane.resources().stream().map(ResourceRule::resource).toList()),
        is(resources));
  }
}
