package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.cli.Program;
import io.github.perfreport.storage.FakeGcsCall.Kind;
import io.github.perfreport.testing.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run command on logs in a bucket that fails. */
class CloudRunTest {

  @TempDir private Path folder;

  @Test
  void aWeekKeepsWhatTheArchiveHasOfARunThatCannotBeReadAgain() throws Exception {
    Path output = folder.resolve("output");
    try (CloudLogs logs = new CloudLogs()) {
      String definition = definition("lane", "gs://prow/logs");
      assertThat(run(logs, output, definition).code(), is(0));
      Map<String, Integer> before = Written.hashes(output.resolve("weekly"));

      logs.gcs().faults().failNext(Kind.MEDIA, 403, 1_000);
      Program.Outcome outcome = run(logs, output, "--refetch", definition);

      assertThat(outcome.code(), is(4));
      assertThat(Written.hashes(output.resolve("weekly")), is(equalTo(before)));
    }
  }

  @Test
  void aDefinitionMayStandInABucketWithWhatItNames() throws Exception {
    Path output = folder.resolve("output");
    String yaml = Written.text(Path.of(definition("lane", "gs://prow/logs")));
    try (CloudLogs logs = new CloudLogs()) {
      logs.gcs()
          .put(
              "mine", "pipelines/lane.yaml", (yaml + "report: {markers: m.yaml}\n").getBytes(UTF_8))
          .put(
              "mine",
              "pipelines/m.yaml",
              "markers: [{date: 2026-03-21, label: v1}]".getBytes(UTF_8));

      Program.Outcome outcome = run(logs, output, "gs://mine/pipelines/lane.yaml");
      Program.Outcome without = run(logs, output, "gs://mine/pipelines/none.yaml");

      assertThat(outcome.err(), outcome.code(), is(0));
      assertThat(Written.text(output.resolve("weekly/lane/vmi/index.html")), containsString("v1"));
      assertThat(without.err(), without.code(), is(2));
      assertThat(without.errors().toString(), without.errors().size(), is(1));
    }
  }

  @Test
  void theOtherLanesGoOnWhereOneCannotBeListed() throws Exception {
    Path output = folder.resolve("output");
    try (CloudLogs logs = new CloudLogs()) {
      logs.gcs().createBucket("secret").faults().deny("secret", 401);

      Program.Outcome outcome =
          run(
              logs,
              output,
              definition("denied", "gs://secret/logs"),
              definition("lane", "gs://prow/logs"));

      assertThat(outcome.code(), is(4));
      assertThat(
          outcome.errors().toString(),
          outcome.errors(),
          hasItem("perf-report-creator: denied: job " + CloudLogs.JOB + ": could not be listed"));
      assertThat(Written.below(output.resolve("weekly/lane")), hasItem("vmi/index.html"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CloudLogs.JOB, "periodic-*"})
  void theOtherLanesGoOnWhereABucketIsGone(String job) throws Exception {
    Path output = folder.resolve("output");
    try (CloudLogs logs = new CloudLogs()) {
      String gone = definition("gone", "gs://gone/logs", job);

      Program.Outcome outcome = run(logs, output, gone, definition("lane", "gs://prow/logs"));

      assertThat(outcome.code(), is(4));
      assertThat(
          outcome.errors().toString(),
          outcome.errors(),
          hasItem(
              "perf-report-creator: gone: job "
                  + (job.equals(CloudLogs.JOB) ? job : "*")
                  + ": could not be listed"));
      assertThat(Written.below(output.resolve("weekly/lane")), hasItem("vmi/index.html"));
      assertThat(
          Written.text(output.resolve("run-report.json")),
          containsString("can't be listed: gs://gone: no such bucket"));
    }
  }

  private String definition(String lane, String root) {
    return definition(lane, root, CloudLogs.JOB);
  }

  private String definition(String lane, String root, String job) {
    Path file = folder.resolve(lane + ".yaml");
    write(
        file,
        """
        lane: %s
        source: {root: '%s', jobs: ['%s'], since: 2026-03-20, until: 2026-03-22}
        resources:
          vmi: {spec: 'create a batch of \\d+ VMIs'}
          vm: {spec: 'create a batch of \\d+ running VMs should'}
          vm-instancetype: {spec: 'running VMs using a single instancetype'}
        metrics: {vmi: [vmiCreationToRunningSecondsP50]}
        output: output
        """
            .formatted(lane, root, job));
    return file.toString();
  }

  private static Program.Outcome run(CloudLogs logs, Path output, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--output=" + output));
    args.addAll(Arrays.asList(more));
    args.addAll(Arrays.asList(logs.gcs().beamArgs()));
    return Program.run(args.toArray(new String[0]));
  }
}
