package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The weeks of a public archive of results, against a reading of it that shares no code. */
@EnabledIf(
    value = "io.github.perfreport.endtoend.RealData#isThere",
    disabledReason = "the real data does not stand beside the checkout")
class RealArchiveTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> FIELDS = Map.of("VMIResult", "vmi", "VMResult", "vm");

  @TempDir private static Path folder;
  private static String metrics;

  private record Measured(Instant time, String run, double value) {}

  @BeforeAll
  static void reportBothJobs() throws Exception {
    RealData.unpacked("results-archive.tar.gz", folder);
    metrics = Files.readString(RealData.file("data/metrics.txt")).strip();
    for (String job : List.of(RealData.E2E, RealData.DENSITY)) {
      Program.Outcome outcome =
          Program.run(
              "weekly-report",
              "--results-dir=" + folder.resolve(job),
              "--output-dir=" + weekly(job),
              "--vmi-metrics-list=" + metrics,
              "--vm-metrics-list=" + metrics);
      assertThat(outcome.err(), outcome.code(), is(0));
      assertThat(outcome.err(), is(emptyString()));
    }
  }

  private static Path weekly(String job) {
    return folder.resolve("weekly").resolve(job);
  }

  @ParameterizedTest
  @ValueSource(strings = {RealData.E2E, RealData.DENSITY})
  void everyWeekIsAsTheArchiveHasIt(String job) throws IOException {
    SortedMap<String, List<Measured>> wanted = read(folder.resolve(job));
    assertThat(wanted.size(), is(greaterThan(100)));

    assertThat(Written.below(weekly(job)), is(List.copyOf(wanted.keySet())));
    for (Map.Entry<String, List<Measured>> week : wanted.entrySet()) {
      JsonNode found = JSON.readTree(weekly(job).resolve(week.getKey()).toFile());
      week.getValue().sort(Comparator.comparing(Measured::time).thenComparing(Measured::run));
      assertSame(job + ": " + week.getKey(), week.getValue(), found);
    }
  }

  @Test
  void theCheckersOwnReadingAgrees() throws Exception {
    Path checker = RealData.file("tools/check_weekly.py");
    assumeTrue(Files.exists(checker), checker + " is not there");
    assumeTrue(RealData.start(folder, List.of("which", "python3")).waitFor() == 0, "no python3");
    for (String job : List.of(RealData.E2E, RealData.DENSITY)) {
      Process check =
          RealData.start(
              folder,
              List.of(
                  "python3",
                  checker.toAbsolutePath().toString(),
                  folder.resolve(job).toString(),
                  weekly(job).toString(),
                  metrics));
      String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said, containsString(" 0 faults"));
      assertThat(said, check.waitFor(), is(0));
    }
  }

  /** What runs measured, in no order, by the path of its week. */
  private static SortedMap<String, List<Measured>> read(Path job) throws IOException {
    TreeMap<String, List<Measured>> weeks = new TreeMap<>();
    try (Stream<Path> runs = Files.list(job)) {
      for (Path run : runs.toList()) {
        JsonNode result = JSON.readTree(run.resolve("results.json").toFile());
        Instant time = OffsetDateTime.parse(result.path("JobDirCreationTime").asText()).toInstant();
        FIELDS.forEach(
            (field, resource) -> {
              for (String metric : List.of(metrics.split(",", -1))) {
                JsonNode value = result.path(field).path("Values").path(metric).path("value");
                boolean absent = value.isMissingNode() || isNothing(metric, value.asDouble());
                if (!absent) {
                  weeks
                      .computeIfAbsent(path(resource, metric, time), p -> new ArrayList<>())
                      .add(new Measured(time, run.getFileName().toString(), value.asDouble()));
                }
              }
            });
      }
    }
    return weeks;
  }

  private static boolean isNothing(String metric, double value) {
    return value == 0 && metric.matches(".*SecondsP(50|95|99)");
  }

  private static String path(String resource, String metric, Instant time) {
    var day = time.atZone(ZoneOffset.UTC).toLocalDate();
    var monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
    return resource + "/" + metric + "/" + monday + "/data/results.json";
  }

  private static void assertSame(String week, List<Measured> wanted, JsonNode found) {
    assertThat(week, week.contains("/" + found.path("StartDate").asText() + "/"), is(true));
    assertThat(week, found.path("NumberOfDays").asInt(), is(7));
    JsonNode data = found.path("Data");
    List<Measured> points = new ArrayList<>();
    for (JsonNode point : data.path("DataPoints")) {
      points.add(
          new Measured(
              Instant.parse(point.path("Date").asText()),
              point.path("Run").asText(),
              point.path("Value").asDouble()));
      assertThat(week, week.startsWith(point.path("Job").asText() + ": "), is(true));
    }
    assertThat(week, points, is(wanted));
    double[] sorted = wanted.stream().mapToDouble(Measured::value).sorted().toArray();
    assertFigures(week, sorted, data);
  }

  private static void assertFigures(String week, double[] sorted, JsonNode data) {
    int n = sorted.length;
    double mean = Stream.of(sorted).flatMapToDouble(java.util.Arrays::stream).sum() / n;
    assertThat(week, data.path("Count").asInt(), is(n));
    near(week, data.path("Average"), mean);
    near(week, data.path("Median"), (sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
    near(week, data.path("Min"), sorted[0]);
    near(week, data.path("Max"), sorted[n - 1]);
    double rank = 0.95 * (n - 1);
    double low = sorted[(int) Math.floor(rank)];
    near(week, data.path("P95"), low + (rank % 1) * (sorted[(int) Math.ceil(rank)] - low));
    if (n == 1) {
      assertThat(week, data.path("StdDev").isNull(), is(true));
    } else {
      double squares = java.util.Arrays.stream(sorted).map(v -> Math.pow(v - mean, 2)).sum();
      near(week, data.path("StdDev"), Math.sqrt(squares / (n - 1)));
    }
  }

  private static void near(String week, JsonNode found, double wanted) {
    double tolerance = 1e-9 * Math.max(1, Math.abs(wanted));
    assertThat(week, found.isNumber(), is(true));
    assertThat(week, found.asDouble(), closeTo(wanted, tolerance));
  }
}
