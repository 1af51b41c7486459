package io.github.perfreport.pipeline;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.counters.CounterValues;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.pipeline.ReportPlan.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

/** What every output of measurements keeps. */
abstract class PointOutputContractTest {

  private static final Lane OTHER = lane("other").metrics("vmi", "m").build();

  /** The output, as it stands in the list. */
  abstract PointOutput output();

  /** A lane that names it, with the metric m of vmi. */
  abstract Lane naming();

  @Test
  void itStandsInTheListAndNoOtherHasItsKeyOrItsStep() {
    List<String> names =
        PointOutput.ALL.stream().map(output -> output.key() + " " + output.step()).toList();

    assertThat(names, hasItem(output().key() + " " + output().step()));
    assertThat(PointOutput.ALL.stream().map(PointOutput::key).distinct().count(), is(all()));
    assertThat(PointOutput.ALL.stream().map(PointOutput::step).distinct().count(), is(all()));
  }

  @Test
  void onlyLanesThatNameItAreWrittenAndOnlyWithTheirWeeks() {
    List<Lane> both = List.of(OTHER, naming());

    assertThat(
        ReportPlan.of(both, Step.WEEKLY_REPORT).lanesNaming(output()), is(List.of(naming())));
    assertThat(ReportPipelineTest.steps(both, Step.WEEKLY_REPORT), hasItem(output().step()));
    assertThat(ReportPipelineTest.steps(both, Step.CHANGES), not(hasItem(output().step())));
    assertThat(
        ReportPipelineTest.steps(List.of(OTHER), Step.WEEKLY_REPORT),
        not(hasItem(output().step())));
  }

  @Test
  void itsStepCanBeSentToWorkers() {
    SerializableUtils.ensureSerializable(output().write(List.of(naming())));
  }

  @Test
  void whatARunLacksIsOneLine() {
    output()
        .lacks(List.of())
        .ifPresent(
            lack -> {
              assertThat(lack, startsWith("needs "));
              assertThat(lack.lines().count(), is(1L));
            });
  }

  @Test
  void aUserFindsItsKeyAndHowMuchWasWritten() throws Exception {
    assertThat(
        Files.readAllLines(Path.of("docs/definition.md")),
        hasItem(startsWith("  " + output().key() + ": ")));
    assertThat(output().summary(CounterValues.of(Pipeline.create().run())).lines().count(), is(1L));
  }

  private static long all() {
    return PointOutput.ALL.size();
  }
}
