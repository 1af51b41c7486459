package io.github.perfreport.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.definition.UsageException;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
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

  private static PipelineOptions options(String... args) {
    return RunOptions.of(List.of(args));
  }
}
