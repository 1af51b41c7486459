package io.github.perfreport.cli;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.testing.Written;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake of the user's is one line on standard error, exit 2, and nothing is written. */
class UsageMistakesTest {

  private static final String GOOD =
      """
      lane: lane
      source: {root: DIR, jobs: [job], since: 24h}
      resources: {vmi: {spec: none}}
      metrics: {vmi: [m]}
      """;

  @TempDir private static Path folder;
  private static List<String> before;

  @BeforeAll
  static void writeFiles() {
    write(folder.resolve("file"), "no folder");
    write(folder.resolve("results/job/1/data/results.json"), "{}");
    definition("good", GOOD);
    definition("bad-key", GOOD.replace("resources", "colour: red\nresources"));
    definition("bad-nested-key", GOOD.replace("since:", "sinse:"));
    definition("bad-duration", GOOD.replace("24h", "24 hours"));
    definition("bad-metric", GOOD.replace("[m]", "[../x]"));
    definition("bad-job", GOOD.replace("[job]", "[../job]"));
    definition("bad-lane", GOOD.replace("lane: lane", "lane: ../lane"));
    definition("bad-layout", GOOD.replace("since: 24h", "since: 24h, layout: heap"));
    definition("bad-resource", GOOD.replace("{vmi: [m]}", "{vm: [m]}"));
    definition("bad-spec", GOOD.replace("none", "'(['"));
    definition("bad-shape", GOOD.replace("[job]", "{job: 1}"));
    definition("no-source", "lane: lane\nresources: {vmi: {spec: none}}\n");
    definition("no-root", GOOD.replace("DIR", "DIR/missing"));
    definition("no-markers", GOOD + "report: {markers: missing.yaml}\n");
    definition("table", GOOD + "report: {bigquery: 'project:dataset.table'}\n");
    definition("empty-output", GOOD + "output: ''\n");
    definition("empty-root", GOOD.replace("DIR", "''"));
    definition("nul", GOOD.replace("DIR", "\"x/\\0x\""));
    definition("not-yaml", "lane: {[\n");
    definition("empty", "");
    before = Written.below(folder);
  }

  private static void definition(String name, String yaml) {
    write(folder.resolve(name + ".yaml"), yaml.replace("DIR", folder.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                               | a command is missing",
        "frobnicate                                     | unknown command 'frobnicate'",
        "rnu lane.yaml                                  | unknown command 'rnu'; did you mean 'run'?",
        "weekly-reprot                                  | did you mean 'weekly-report'?",
        "check DIR/good.yaml --ouptut                   | '--ouptut'; did you mean '--output'?",
        "changes DIR/file --hepl                        | '--hepl'; did you mean '--help'?",
        "check DIR/good.yaml --fromat=json              | --fromat: no flag of this command, and no option of Beam's; did you mean '--format'?",
        "--frobnicate results                           | '--frobnicate'",
        "results --frobnicate                           | '--frobnicate'",
        "results --frob-nicate=1                        | '--frob-nicate=1'",
        "results some-job                               | 'some-job'",
        "results --since                                | '--since'",
        "results --since=tomorrow                       | 'tomorrow'",
        "results --since=24x                            | '24x'",
        "results --until=2026-13-01                     | '2026-13-01'",
        "results --performance-job-name=../x            | --performance-job-name: '../x'",
        "results --logs-root=DIR/missing                | --logs-root: no such folder: DIR/missing",
        "results --logs-root=DIR/file                   | --logs-root: no such folder: DIR/file",
        "results --logs-root=DIR --noSuchOption=1       | noSuchOption",
        "results --logs-root=DIR --runner=NoSuchRunner  | NoSuchRunner",
        "results --logs-root=DIR --targetParallelism=no | --targetParallelism=no: ",
        "weekly-report --results-dir=DIR/missing        | --results-dir: no such folder",
        "weekly-report --results-dir=DIR/file           | --results-dir: no such folder",
        "weekly-report -vmi-metrics-list=../x           | -vmi-metrics-list: '../x'",
        "weekly-report -vm-metrics-list=a,b/c           | -vm-metrics-list: 'b/c'",
        "weekly-report --results-dir=DIR --since=1y     | '1y'",
        "weekly-graph --weekly-reports-dir=DIR/missing  | --weekly-reports-dir: no such folder",
        "weekly-graph --weekly-reports-dir=DIR/file     | --weekly-reports-dir: no such folder",
        "weekly-graph --resource=../vmi                 | --resource: '../vmi'",
        "weekly-graph --weekly-reports-dir=DIR --metrics-list=../x        | '../x'",
        "weekly-graph --weekly-reports-dir=DIR --plotly-html=perhaps      | 'perhaps'",
        "weekly-graph --weekly-reports-dir=DIR --is-during-release        | --release-config",
        "weekly-graph --weekly-reports-dir=DIR --release-config=DIR/no    | DIR/no: no such file",
        "weekly-graph --weekly-reports-dir=DIR --release-config=DIR       | is a folder",
        "weekly-graph --weekly-reports-dir=DIR --release-config=DIR/file  | DIR/file",
        "run                                            | DEFINITION",
        "run DIR/good.yaml --output=                    | --output: is empty",
        "run DIR/good.yaml --release=                   | --release: is empty",
        "check DIR/good.yaml --output=                  | --output: is empty",
        "results --logs-root=                           | --logs-root: is empty",
        "results --logs-root=DIR --output-dir=          | --output-dir: is empty",
        "weekly-report --results-dir=                   | --results-dir: is empty",
        "weekly-report --results-dir=DIR --output-dir=  | --output-dir: is empty",
        "weekly-graph --weekly-reports-dir=             | --weekly-reports-dir: is empty",
        "publish DIR/good.yaml --repository=            | --repository: is empty",
        "run DIR/empty-output.yaml                      | output: is empty",
        "run DIR/nul.yaml                               | source.root: holds a NUL",
        "run DIR/empty-root.yaml                        | source.root: is empty",
        "run DIR/missing.yaml                           | DIR/missing.yaml: no such file",
        "run DIR                                        | is a folder, not a file",
        "run DIR/good.yaml DIR/good.yaml                | 'lane' is defined twice",
        "run DIR/good.yaml --frobnicate                 | '--frobnicate'",
        "run DIR/good.yaml --output                     | '--output'",
        "run DIR/good.yaml --since=soon                 | '--since'",
        "run DIR/bad-key.yaml                           | DIR/bad-key.yaml: colour: unknown key 'colour'",
        "run DIR/bad-layout.yaml                        | bad-layout.yaml: source.layout: 'heap' is not one of prow",
        "run DIR/bad-nested-key.yaml                    | source.sinse: unknown key 'sinse' on line 2; did you mean 'since'?; known:",
        "run DIR/bad-duration.yaml                      | source.since: '24 hours'",
        "run DIR/bad-metric.yaml                        | metrics.vmi: '../x'",
        "run DIR/bad-job.yaml                           | source.jobs: '../job'",
        "run DIR/bad-lane.yaml                          | lane: '../lane'",
        "run DIR/bad-resource.yaml                      | metrics.vm: no such resource",
        "run DIR/bad-spec.yaml                          | resources.vmi.spec: not a regular",
        "run DIR/bad-shape.yaml                         | DIR/bad-shape.yaml:2: source.jobs",
        "run DIR/no-source.yaml                         | source: is missing",
        "run DIR/no-root.yaml                           | source.root: no such folder",
        "run DIR/no-markers.yaml                        | DIR/missing.yaml: no such file",
        "run DIR/table.yaml                             | lane: report.bigquery needs --tempLocation=gs://",
        "run DIR/table.yaml --tempLocation=DIR          | lane: report.bigquery needs --tempLocation=gs://",
        "run DIR/not-yaml.yaml                          | DIR/not-yaml.yaml:1",
        "run DIR/empty.yaml                             | DIR/empty.yaml"
      })
  void aMistakeIsNamedInOneLine(String typed, String named) {
    String line = typed == null ? "" : typed.replace("DIR", folder.toString());

    Program.Outcome outcome = Program.run(line.isEmpty() ? new String[0] : line.split(" +", -1));

    assertThat(outcome.err(), outcome.code(), is(ExitCode.USAGE));
    assertThat(outcome.err(), outcome.errors(), hasSize(1));
    assertThat(
        outcome.errors().get(0),
        allOf(
            startsWith("perf-report-creator: "),
            containsString(named.replace("DIR", folder.toString())),
            not(containsString("Exception")),
            not(containsString("picocli"))));
    assertThat(outcome.out(), is(emptyString()));
    assertThat("files", Written.below(folder), is(before));
  }

  @Test
  void anEmptyDefinitionIsNamedToo() {
    Program.Outcome outcome = Program.run("run", "");
    assertThat(outcome.code(), is(ExitCode.USAGE));
    assertThat(outcome.errors(), is(List.of("perf-report-creator: DEFINITION: is empty")));
  }
}
