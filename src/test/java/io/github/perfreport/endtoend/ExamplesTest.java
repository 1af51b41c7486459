package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The definitions in pipelines/examples, each with its small sample, from output to page. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("pipelines/examples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path output;

  private static Program.Outcome outcome;

  @BeforeAll
  static void runAll() throws IOException {
    List<String> args = new ArrayList<>(List.of("run"));
    definitions().forEach(file -> args.add(file.toString()));
    args.addAll(List.of("--output", output.toString()));
    outcome = Program.run(args.toArray(new String[0]));
  }

  private static List<Path> definitions() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void eachHasAPageAndNothingIsMissing() throws IOException {
    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(definitions(), hasSize(greaterThanOrEqualTo(12)));
    for (Path definition : definitions()) {
      String lane = definition.getFileName().toString().replace(".yaml", "");
      try (Stream<Path> resources = Files.list(output.resolve("weekly").resolve(lane))) {
        long pages =
            resources.filter(resource -> Files.exists(resource.resolve("index.html"))).count();
        assertThat(lane, pages, is(1L));
      }
    }
  }

  /** Values as the samples print them, in the base unit. */
  @ParameterizedTest
  @CsvSource({
    "wrk, lines-wrk, requests-1_s, 10627.67", // Requests/sec
    "wrk, lines-wrk, latency-avg-s, 0.00389", // 3.89ms
    "hyperfine, json-hyperfine, my_1_t_1-median-s, 0.013277754420000003",
    "go-bench, go-bench, example.com_b_Plain-s_op, 7.21e-10", // 2.134, 0.7210 and 0.6610 ns/op
    "cargo-bench, cargo-bench, m_ms-s_iter, 0.0020889701", // 2,088,970.10 ns/iter
    "cargo-bench, cargo-bench, m_bytes-throughput-B_s, 5.475e9", // 5475 MB/s
    "kube-burner, kube-burner, density_svcLatencyQuantilesMeasurement_Ready-P99-s, 0.005",
    "junit, junit, t.LongTest_sleepsLong-s, 1001.764",
    "bmf, bmf, tests_a-latency, 3247",
    "openmetrics, openmetrics, test_runtime_ref_main, 0.016"
  })
  void valuesAreThoseOfTheSample(String lane, String resource, String metric, double value)
      throws IOException {
    JsonNode result =
        JSON.readTree(
            output.resolve("results").resolve(lane).resolve("1001/data/results.json").toFile());
    JsonNode values = result.path("Results").path(resource).path("Values");

    assertThat(values.path(metric).path("value").doubleValue(), closeTo(value, value * 1e-12));
  }
}
