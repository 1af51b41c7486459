package io.github.perfreport.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.definition.UsageException;
import java.io.File;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {

  @Test
  void byDefaultTheRunIsLocalAndUnchecked() {
    DirectOptions options = options().as(DirectOptions.class);

    assertThat(options.getRunner(), is(DirectRunner.class));
    assertThat(options.getJobName(), is("perf-report-creator"));
    assertThat(options.isEnforceImmutability(), is(false));
    assertThat(options.isEnforceEncodability(), is(false));
    assertThat(options.isBlockOnRun(), is(false));
  }

  @Test
  void whatTheCommandLineSaysWins() {
    DirectOptions options =
        options("--jobName=weekly", "--enforceImmutability=true", "--targetParallelism=7")
            .as(DirectOptions.class);

    assertThat(options.getJobName(), is("weekly"));
    assertThat(options.isEnforceImmutability(), is(true));
    assertThat(options.isEnforceEncodability(), is(false));
    assertThat(options.getTargetParallelism(), is(7));
  }

  @ParameterizedTest
  @CsvSource({
    "--noSuchOption=1, noSuchOption",
    "--runner=NoSuchRunner, 'Unknown ''runner'' specified ''NoSuchRunner'', there are DirectRunner, FlinkRunner and DataflowRunner'",
    "--runner=java.lang.String, 'java.lang.String'",
    "--targetParallelism=many, many"
  })
  void whatBeamDoesNotKnowIsAMistakeInOneLine(String option, String named) {
    UsageException mistake = assertThrows(UsageException.class, () -> options(option));

    assertThat(mistake.getMessage(), containsString(named));
    assertThat(mistake.getMessage().lines().count(), is(1L));
  }

  @Test
  void onAFlinkClusterTheWaitIsOursAndElementsAreNotCopied() {
    FlinkPipelineOptions options =
        options("--runner=FlinkRunner", "--flinkMaster=localhost:1", "--jobCheckIntervalInSecs=7")
            .as(FlinkPipelineOptions.class);

    assertThat(options.getRunner(), is(FlinkRunner.class));
    assertThat(options.getAttachedMode(), is(false));
    assertThat(options.getJobCheckIntervalInSecs(), is(7));
    assertThat(options.getFasterCopy(), is(true));
    assertThat(options.getFilesToStage(), is(not(empty())));
  }

  @Test
  void flinkInThisProcessNeedsNoneOfThat() {
    FlinkPipelineOptions options =
        options("--runner=" + FlinkRunner.class.getName()).as(FlinkPipelineOptions.class);

    assertThat(options.getAttachedMode(), is(true));
    assertThat(options.getFasterCopy(), is(true));
    assertThat(options.getFilesToStage(), is(nullValue()));
  }

  @Test
  void aJobLeavesBehindWhatAClusterHas() {
    String path =
        String.join(
            File.pathSeparator,
            "/a/perf.jar",
            "/flink-lib/beam-runners-flink-1.19-2.70.0.jar",
            "/a/flink-core-1.19.0.jar",
            "/a/slf4j-api-2.0.17.jar",
            "/a/classes");

    assertThat(
        RunOptions.staged(path),
        contains("/a/perf.jar", "/flink-lib/beam-runners-flink-1.19-2.70.0.jar", "/a/classes"));
  }

  private static PipelineOptions options(String... args) {
    return RunOptions.of(List.of(args));
  }
}
