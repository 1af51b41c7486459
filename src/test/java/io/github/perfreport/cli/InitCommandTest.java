package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"logs", "logs/bench", "logs/bench/7", "logs/bench/7/build-log.txt"})
  void runTakesWhatInitPrints(String place) throws IOException {
    writeRun("6");
    writeRun("7");

    Program.Outcome init = Program.run("init", folder.resolve(place).toString());

    assertThat(init.err(), init.code(), is(ExitCode.WELL));
    assertThat(
        init.out(),
        containsString(
            "resources:\n  go-bench: {format: 'go-bench', from: ['log']}\n"
                + "  json-hyperfine: {format: 'json:hyperfine', from: ['artifacts/times.json']}\n"));
    assertThat("its name says which is worse", init.out(), not(containsString("Parse-s_op: up")));
    assertThat(init.out(), containsString("Parse-widgets_op: neither  # up, if lower is better"));
    Path definition = Files.writeString(folder.resolve("lane.yaml"), init.out());
    Program.Outcome run =
        Program.run("run", definition.toString(), "--output", folder.resolve("out").toString());
    assertThat(run.err(), run.code(), is(ExitCode.WELL));
    String page = Files.readString(folder.resolve("out/weekly/bench/go-bench/index.html"));
    assertThat(page, containsString("\"name\":\"Parse-s_op\",\"unit\":\"ns/op\""));
  }

  @Test
  void aFolderWithoutRunsIsAMistakeThatSaysWhatIsExpected() {
    Program.Outcome init = Program.run("init", folder.toString());

    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("no run; expected is ROOT/<job>/<run>/build-log.txt"));
  }

  @Test
  void runsWithoutNumbersAreAMistake() throws IOException {
    Path log = folder.resolve("logs/job/1/build-log.txt");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "nothing\n");

    Program.Outcome init = Program.run("init", folder.resolve("logs").toString());

    assertThat(init.code(), is(ExitCode.USAGE));
    assertThat(init.err(), containsString("no format reads a number"));
  }

  private void writeRun(String id) throws IOException {
    Path run = folder.resolve("logs/bench/" + id);
    Files.createDirectories(run.resolve("artifacts"));
    Files.writeString(
        run.resolve("build-log.txt"), "BenchmarkParse-8  1000  200 ns/op  3 widgets/op\n");
    Files.writeString(
        run.resolve("artifacts/times.json"),
        "{\"results\": [{\"command\": \"make\", \"mean\": 1.5, \"median\": 1.4, \"exit_codes\": [0]}]}");
  }
}
