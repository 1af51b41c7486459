package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {

  @ParameterizedTest
  @CsvSource({
    "help,                Usage: perf-report-creator [",
    "--help,              Usage: perf-report-creator [",
    "help run,            Usage: perf-report-creator run ",
    "run --help,          Usage: perf-report-creator run ",
    "version,             perf-report-creator ",
    "--version,           perf-report-creator ",
    "generate-completion, #!/usr/bin/env bash",
  })
  void isAnswered(String line, String beginning) {
    Program.Outcome outcome = Program.run(line.split(" "));

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.out(), startsWith(beginning));
  }

  @ParameterizedTest
  @CsvSource({"run, --dry-run", "run, --since", "publish, --until", "check, --quiet"})
  void namesEachFlag(String command, String flag) {
    assertThat(Program.run(command, "--help").out(), containsString(flag));
    assertThat(Program.run("generate-completion").out(), containsString(flag));
  }
}
