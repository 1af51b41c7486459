package io.github.perfreport.cli;

import static io.github.perfreport.cli.Plans.lane;
import static io.github.perfreport.cli.Plans.plan;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportPlan.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFlagsTest {

  @TempDir private Path folder;
  private String first;
  private String second;

  @BeforeEach
  void writeDefinitions() {
    first = definition("first", "output: there");
    second = definition("second", "");
  }

  @Test
  void aDefinitionIsFetchedReportedAndDrawn() {
    ReportPlan plan = plan(new RunCommand(), first);

    assertThat(
        plan.steps(),
        containsInAnyOrder(Step.RESULTS, Step.WEEKLY_REPORT, Step.CHANGES, Step.WEEKLY_GRAPH));
    assertThat(plan.refetch(), is(false));
    assertThat(lane(plan).folders(), is(Lane.Folders.of("there", "first")));
  }

  @Test
  void allDefinitionsNamedAreOnePlan() {
    ReportPlan plan = plan(new RunCommand(), first, second);

    assertThat(plan.lanes().stream().map(Lane::name).toList(), contains("first", "second"));
    assertThat(plan.lanes().get(1).folders(), is(Lane.Folders.of("output", "second")));
  }

  @Test
  void sinceAndUntilTakeThePlaceOfEachDefinitionsOwn() {
    ReportPlan plan = plan(new RunCommand(), first, second, "--since=30d", "--until=2026-03-01");

    assertThat(
        plan.lanes().stream().map(lane -> lane.source().since()).toList(),
        contains(TimeBound.parse("30d"), TimeBound.parse("30d")));
    assertThat(lane(plan(new RunCommand(), first, "--until=7d")).source().since(), is(own()));
    assertThat(plan.lanes().get(1).source().until(), is(TimeBound.parse("2026-03-01")));
  }

  @Test
  void allElseOfALaneStaysInAnotherWindow() {
    Lane lane = lane(plan(new RunCommand(), first));
    TimeBound since = TimeBound.parse("30d");
    TimeBound until = TimeBound.parse("7d");

    Lane moved = lane.inWindow(since, until);

    assertThat(moved.inWindow(lane.source().since(), null).source().until(), is(until));
    assertThat(lane.inWindow(null, null), is(lane));
    assertThat(moved.groups(), is(lane.groups()));
  }

  private TimeBound own() {
    return lane(plan(new RunCommand(), first)).source().since();
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndWritesNothing() {
    Program.Outcome dry =
        Program.run(
            "run", first, "--dry-run", "--now=2026-03-08", "--output=" + folder.resolve("out"));

    assertThat(dry.err(), dry.code(), is(0));
    assertThat(dry.lines().get(0), is("lane:    first"));
    assertThat(dry.out(), containsString(" to 2026-03-08T00:00:00Z and are not in the archive"));
    assertThat(Files.exists(folder.resolve("out")), is(false));
  }

  @Test
  void outputTakesThePlaceOfEachDefinitionsOwn() {
    ReportPlan plan = plan(new RunCommand(), first, "-output", "here", second);

    assertThat(
        plan.lanes().stream().map(lane -> lane.folders().output()).toList(),
        contains("here", "here"));
  }

  @Test
  void withoutFetchingTheLogsNeedNotBeThere() {
    Path gone =
        write(
            folder.resolve("gone.yaml"),
            "lane: gone\nsource: {root: /no/such/folder, jobs: [job]}\nresources: {vmi: {spec: none}}");
    ReportPlan plan = plan(new RunCommand(), "-no-fetch", gone.toString());

    assertThat(
        plan.steps(), containsInAnyOrder(Step.WEEKLY_REPORT, Step.CHANGES, Step.WEEKLY_GRAPH));
  }

  @Test
  void refetchReadsArchivedRunsAgain() {
    assertThat(plan(new RunCommand(), "--refetch", first).refetch(), is(true));
  }

  private String definition(String lane, String more) {
    return write(
            folder.resolve(lane + ".yaml"),
            "lane: "
                + lane
                + "\nsource: {root: "
                + folder
                + ", jobs: [job]}\nresources: {vmi: {spec: none}}\nmetrics: {vmi: [m]}\n"
                + more)
        .toString();
  }
}
