package io.github.perfreport.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In processes of their own, since Beam loads its options once a process. */
class WarmUpTest {

  @ParameterizedTest
  @CsvSource({
    "--enforceEncodability=true, enforceEncodability: true",
    "--runner=FlinkRunner, runner: class org.apache.beam.runners.flink.FlinkRunner"
  })
  void theOptionsAreTheSameWithAndWithout(String arg, String told) throws Exception {
    String with = optionsOf("true", arg);

    assertThat(with, containsString(told));
    assertThat(optionsOf("false", arg), is(with));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void withoutOptionsOfTheUserTheRunIsLocal(String warmUp) throws Exception {
    assertThat(optionsOf(warmUp), containsString("org.apache.beam.runners.direct.DirectRunner"));
  }

  private static String optionsOf(String warmUp, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-D" + WarmUp.SWITCH + "=" + warmUp);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Options.class.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Prints a run's options, but for what is new in each process. */
  static final class Options {

    private Options() {}

    public static void main(String[] args) {
      WarmUp.onOptions();
      PipelineOptions options = RunOptions.of(List.of(args));
      options
          .toString()
          .lines()
          .filter(line -> !line.contains("optionsId"))
          .forEach(System.out::println);
    }
  }
}
