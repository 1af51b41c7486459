package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resource that is read from the output of another tool. */
class FormatDefinitionTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\"',
      value = {
        "format: go-bnch | resources.bench: 'go-bnch' is no format; there are kubevirt-audit, kube-burner",
        "format: go-bench, take: {nmae: x} | go-bench has no field 'nmae'; it has [pkg, name, procs]",
        "format: go-bench, name: '{nmae}' | go-bench has no field 'nmae'",
        "format: go-bench, from: ['a**/x'] | resources.bench.from: 'a**/x': ** stands for whole folders",
        "format: go-bench, from: ['a/**'] | resources.bench.from: 'a/**': no file's name follows **",
        "format: go-bench, from: [[]] | resources.bench.from: a list within the list is empty",
        "format: go-bench, from: log | resources.bench.from: needs a list of places",
        "format: go-bench, from: [7] | resources.bench.from: 7 is neither a path nor a map",
        "format: go-bench, from: [{files: a, log: b}] | resources.bench.from: an entry has either 'files' or 'log'",
        "format: go-bench, from: [{path: a}] | resources.bench.from: an entry has no key 'path'; it has files, log",
        "format: go-bench, from: [{take: {nmae: x}}] | go-bench has no field 'nmae'",
        "format: go-bench, from: ['../x'] | resources.bench.from: '../x' is no path below a run's folder",
        "format: go-bench, from: [] | resources.bench.from: needs a list of places",
        "format: go-bench, combine: avg | resources.bench.combine: 'avg' is not one of median, mean",
        "format: go-bench, better: up | resources.bench.better: 'up' is not one of lower, higher, neither",
        "format: go-bench, better: {'*-s_op': up} | resources.bench.better.*-s_op: 'up' is not one of",
        "format: go-bench, better: [lower] | resources.bench.better: needs a text, or a map of texts",
        "format: go-bench, zero: none | resources.bench.zero: 'none' is not one of value, absent",
        "format: go-bench, range: {} | resources.bench.range: needs a min or a max",
        "format: go-bench, range: {min: 2, max: 1} | resources.bench.range: the min 2.0 is above the max 1.0",
        "format: go-bench, range: {min: .nan} | resources.bench.range.min: Malformed numeric value",
        "format: go-bench, range: {least: 1} | unknown key 'least'",
        "format: go-bench, unit: {Parse: 1} | resources.bench.unit: needs a text, or a map of texts",
        "'spec': none, better: lower | resources.bench.better: needs a 'format'",
        "format: go-bench, pattern: x | resources.bench: go-bench has no key 'pattern'",
        "format: lines, pattern: '(' | resources.bench: pattern: (: error parsing regexp",
        "format: json | json needs a preset, as in json:hyperfine, or a pointer 'value'",
        "format: go-bench, spec: x | resources.bench.format: spec and artifact are for KubeVirt's blocks"
      })
  void aMistakeIsNamedByItsKey(String keys, String says) throws IOException {
    Program.Outcome outcome = run(keys);

    assertThat(outcome.err(), containsString(says));
    assertThat(outcome.code(), is(ExitCode.USAGE));
  }

  @Test
  void theFirstPlaceWithAMeasurementCountsAndItsFilesAreReadTogether() throws IOException {
    write("artifacts/empty.txt", "nothing\n");
    write("artifacts/bench-a.txt", "BenchmarkParse 10 100 ns/op\n");
    write("artifacts/bench-b.txt", "BenchmarkParse 10 300 ns/op\nBenchmarkParse 10 900 ns/op\n");

    run("format: go-bench, from: [artifacts/empty.txt, 'artifacts/bench-*.txt', log]");

    JsonNode result = result();
    assertThat(value(result), closeTo(300e-9, 1e-20));
    assertThat(
        result.path("Sources").path("bench").textValue(),
        is("artifacts/bench-a.txt, artifacts/bench-b.txt"));
  }

  @Test
  void allSourcesOfAListWithinTheListAreReadEachByItsOwnKeys() throws IOException {
    write("artifacts/one/deep/down/bench.txt", "BenchmarkParse 10 100 ns/op\n");
    write("artifacts/steps/2-perf/build-log.txt", "BenchmarkWrite 10 40 ns/op 7 B/op\n");
    write("artifacts/steps/1-setup/build-log.txt", "BenchmarkSetup 10 1 ns/op\n");

    run(
        "format: go-bench, name: '{name}-{unit}', from: [[artifacts/**/bench.txt,"
            + " {log: 'artifacts/steps/*-perf/build-log.txt', take: {unit: ns/op}, name: 'step-{name}'}]]");

    JsonNode result = result();
    assertThat(
        result.path("Results").path("bench").path("Values").properties().stream()
            .map(Map.Entry::getKey)
            .toList(),
        contains("Parse-s_op", "step-Write-s_op"));
    assertThat(
        result.path("Sources").path("bench").textValue(),
        is("artifacts/one/deep/down/bench.txt, artifacts/steps/2-perf/build-log.txt"));
  }

  @Test
  void theLogIsReadWhereNoFileIsThere() throws IOException {
    run("format: go-bench, from: [artifacts/none.txt, log]");

    assertThat(value(result()), closeTo(5e-9, 1e-20));
  }

  @Test
  void jsonIsReadByPointersOfTheDefinition() throws IOException {
    write("artifacts/own.json", "{\"rows\": [{\"what\": \"Parse\", \"took\": {\"ms\": 12.5}}]}");

    run(
        "format: json, from: [artifacts/own.json], each: /rows, id: [/what], value: /took/ms,"
            + " unit: ms, name: '{name}'");

    assertThat(
        result()
            .path("Results")
            .path("bench")
            .path("Values")
            .path("Parse-s")
            .path("value")
            .doubleValue(),
        closeTo(.0125, 1e-12));
  }

  private static double value(JsonNode result) {
    JsonNode values = result.path("Results").path("bench").path("Values");
    return values.path("Parse-s_op").path("value").doubleValue();
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve("output/results/job/7/data/results.json").toFile());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("logs/job/7").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Program.Outcome run(String keys) throws IOException {
    write("build-log.txt", "BenchmarkParse 10 5 ns/op\n");
    Path definition =
        Files.writeString(
            folder.resolve("lane.yaml"),
            """
            lane: lane
            source: {root: '%s', jobs: [job], since: 2000-01-01}
            resources:
              bench: {%s}
            metrics: {bench: [Parse-s_op, Parse-s]}
            output: '%s'
            """
                .formatted(folder.resolve("logs"), keys, folder.resolve("output")));
    return Program.run("run", definition.toString());
  }
}
