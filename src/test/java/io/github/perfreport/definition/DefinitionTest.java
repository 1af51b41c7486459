package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.model.Marker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTest {

  private static final String FULL =
      """
      lane: my-lane
      source:
        root: gs://bucket/logs/
        jobs: [job-*-perf, job-old]
        since: 72h
        until: 2025-07-03
      resources:
        vmi: {spec: 'batch of \\d+ VMIs', artifact: artifacts/a.json, artifacts: [old/a.json]}
        vm: {spec: 'running VMs', artifacts: [b.json]}
      metrics:
        vmi: [CREATE-pods-count, avgVirtAPICPUUsage, CREATE-pods-count]
        vm: [CREATE-pods-count]
      report:
        since: 2022-11-29
        markers: markers.yaml
        png: true
        run-url: 'https://prow.example.com/view/{job}/{run}'
        bigquery: my-project:perf.vmi_density
      output: my-output
      """;

  private static final String LEAST =
      """
      lane: my-lane
      source: {root: logs, jobs: [job]}
      resources:
        vmi: {spec: none}
      """;

  @TempDir private Path folder;

  private Lane read(String yaml) {
    try {
      Files.writeString(
          folder.resolve("markers.yaml"), "markers: [{date: 2025-03-25, label: v1.5.0}]");
      Path file = Files.writeString(folder.resolve("lane.yaml"), yaml);
      return Definition.read(file.toString(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsEveryKey() {
    Lane lane = read(FULL);
    assertThat(lane.name(), equalTo("my-lane"));
    assertThat(lane.source().root(), equalTo("gs://bucket/logs"));
    assertThat(
        lane.source().jobs(), contains(new NamePattern("job-*-perf"), new NamePattern("job-old")));
    assertThat(lane.source().since(), equalTo(new TimeBound(Duration.ofDays(3), null)));
    assertThat(
        lane.source().until(), equalTo(new TimeBound(null, Instant.parse("2025-07-03T00:00:00Z"))));
    assertThat(lane.resources().get(0).resource(), equalTo("vmi"));
    assertThat(lane.resources().get(0).artifacts(), contains("artifacts/a.json", "old/a.json"));
    assertThat(lane.resources().get(0).matches("a batch of 100 VMIs"), is(true));
    assertThat(lane.resources().get(0).matches("a batch of 100 VMs"), is(false));
    assertThat(lane.resources().get(1).artifacts(), contains("b.json"));
    assertThat(lane.metricsOf("vmi"), contains("CREATE-pods-count", "avgVirtAPICPUUsage"));
    assertThat(lane.metricsOf("vm-instancetype"), is(empty()));
    assertThat(
        lane.report(),
        equalTo(
            new Lane.Report(
                LocalDate.of(2022, 11, 29),
                List.of(new Marker(LocalDate.of(2025, 3, 25), "v1.5.0")),
                true,
                true,
                "https://prow.example.com/view/{job}/{run}",
                null,
                "my-project:perf.vmi_density")));
    assertThat(lane.folders(), equalTo(Lane.Folders.of("my-output", "my-lane")));
  }

  @Test
  void needsLittle() {
    Lane lane = read(LEAST);
    assertThat(lane.source().since(), equalTo(new TimeBound(Duration.ofDays(7), null)));
    assertThat(lane.source().until(), is(nullValue()));
    assertThat(lane.resources().get(0).isNamed(), is(false));
    assertThat(lane.report(), equalTo(Lane.Report.PLAIN));
    assertThat(lane.folders().output(), equalTo("output"));
    assertThat(lane.metrics(), is(aMapWithSize(0)));
  }

  @Test
  void takesTheCallersOutputBeforeItsOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("l.yaml"), LEAST + "output: own\n");
    assertThat(Definition.read(file.toString(), "given").folders().output(), equalTo("given"));
    assertThat(Definition.read(file.toString(), null).folders().output(), equalTo("own"));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "jobs: [job]",
            "jobs: [job], nope: 1",
            ": source.nope: unknown key 'nope' on line 2; known: jobs, layout, root"),
        mistake(
            "lane: my-lane",
            "lane: my-lane\nresorces: {}",
            ": resorces: unknown key 'resorces' on line 2; did you mean 'resources'?; known: "),
        mistake(
            "{spec: none}",
            "{spec: none, artefact: a}",
            ": resources.vmi.artefact: unknown key 'artefact' on line 4; did you mean 'artifact'?; known"),
        mistake("lane: my-lane\n", "", ": lane: is missing"),
        mistake("lane: my-lane", "lane: ../up", ": lane: '../up' can't be part of a path"),
        mistake("source: {root: logs, jobs: [job]}\n", "", ": source: is missing"),
        mistake("root: logs, ", "", ": source.root: is missing"),
        mistake(", jobs: [job]", "", ": source.jobs: is missing"),
        mistake("[job]", "[]", ": source.jobs: is empty"),
        mistake("[job]", "[a/b]", ": source.jobs: 'a/b' can't be the name of a job"),
        mistake("[job]", "[~]", ": source.jobs: 'null' can't be the name of a job"),
        mistake("[job]", "{a: b}", ":2: source.jobs: has the wrong shape"),
        mistake("[job]}", "[job], since: soon}", ": source.since: 'soon' is neither a duration"),
        mistake("[job]}", "[job], until: 3}", ": source.until: '3' is neither a duration"),
        mistake("resources:\n  vmi: {spec: none}\n", "", ": resources: is missing"),
        mistake("\n  vmi: {spec: none}", " {}", ": resources: is empty"),
        mistake("vmi: {spec: none}", "vmi:", ": resources.vmi: has the wrong shape"),
        mistake("{spec: none}", "{}", ": resources.vmi.spec: is missing"),
        mistake("spec: none", "spec: ''", ": resources.vmi.spec: is empty"),
        mistake("spec: none", "spec: 'a('", ": resources.vmi.spec: not a regular expression: "),
        mistake("vmi: {", "a/b: {", ": resources: 'a/b' can't be part of a path"),
        mistake("none}", "none}\n  vm: {spec: x}", ": resources: 'spec: none' holds for all"),
        mistake("none}", "none}\n  vmi: {spec: x}", "Duplicate field 'vmi'"),
        mistake(
            "none}",
            "none, artifact: ../../etc/passwd}",
            ": resources.vmi.artifact: '../../etc/passwd' is no path below a run's folder"),
        mistake("none}", "none, artifact: /etc/passwd}", "'/etc/passwd' is no path below"),
        mistake("none}", "none, artifacts: [a//b]}", "'a//b' is no path below"),
        mistake("none}", "none, artifacts: [~]}", "'null' is no path below"),
        mistake("none}", "none, artifact: 'a*'}", "'a*' is no path below"),
        more("metrics: {vmi: [../x]}", ": metrics.vmi: '../x' can't be the name of a metric"),
        more("metrics: {vmi: [~]}", ": metrics.vmi: 'null' can't be the name of a metric"),
        more("metrics: {vm: [a]}", ": metrics.vm: no such resource in 'resources'"),
        more("metrics: [a]", ":5: metrics: has the wrong shape"),
        more(
            "report: {since: 29.11.2022}",
            ": report.since: '29.11.2022' is not a date (2022-11-29)"),
        more("report: {png: maybe}", ":5: report.png: has the wrong shape"),
        more("report: {markers: none.yaml}", "none.yaml: no such file"),
        more("report: {run-url: 'javascript:x'}", "report.run-url: 'javascript:x' is no http(s)"),
        more("report: {bigquery: perf.t}", ": report.bigquery: 'perf.t' is no table (project:data"),
        more("report: {bigquery: 'p1:perf.t$2025'}", "'p1:perf.t$2025' is no table"),
        more("report: {bigquery: 'p1:perf'}", "'p1:perf' is no table"),
        more("  - [", "lane.yaml:"));
  }

  private static Arguments mistake(String old, String now, String message) {
    assertThat(LEAST, containsString(old));
    return Arguments.of(LEAST.replace(old, now), message);
  }

  private static Arguments more(String line, String message) {
    return Arguments.of(LEAST + line + "\n", message);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhereWhatIsWrong(String yaml, String message) {
    UsageException refused = assertThrows(UsageException.class, () -> read(yaml));
    assertThat(refused.getMessage(), containsString(message));
    assertThat(refused.getMessage(), startsWith(folder.toString()));
    assertThat("one line", refused.getMessage().lines().count(), is(1L));
  }

  @Test
  void saysWhichFileCantBeRead() {
    String missing = folder.resolve("none.yaml").toString();
    assertThat(
        assertThrows(UsageException.class, () -> Definition.read(missing, null)).getMessage(),
        equalTo(missing + ": no such file"));
    assertThat(
        assertThrows(UsageException.class, () -> Definition.read(folder.toString(), null))
            .getMessage(),
        equalTo(folder + ": is a folder, not a file"));
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void readsWhatIsShipped(Path definition) {
    Lane lane = Definition.read(definition.toString(), null);
    assertThat(lane.metrics().isEmpty(), is(false));
    lane.metrics().values().forEach(metrics -> assertThat(metrics, is(not(empty()))));
    assertThat(lane.report().markers(), is(not(empty())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-kwok", "-kwok-100"})
  void eachOfKubevirtsJobsIsInOneLane(String kind) {
    String job = "periodic-kubevirt-e2e-k8s-1.36-sig-performance" + kind;
    long lanes =
        Definition.KUBEVIRT.stream()
            .map(path -> Definition.read(path, "output"))
            .filter(lane -> lane.source().hasJob(job))
            .count();
    assertThat(lanes, equalTo(1L));
  }
}
