package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real logs of all shapes, against what is known to be in them. */
@EnabledIf(
    value = "io.github.perfreport.endtoend.RealData#isThere",
    disabledReason = "the real data does not stand beside the checkout")
class RealLogsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> FIELDS =
      Map.of("vmi", "/VMIResult", "vm", "/VMResult", "it", "/Results/vm-instancetype");

  @TempDir private static Path folder;

  @BeforeAll
  static void unpack() throws Exception {
    RealData.unpacked("prow-logs.tar.xz", folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {RealData.E2E, RealData.DENSITY})
  void everyBlockOfEveryRunIsFoundAndNoneInvented(String job) throws Exception {
    JsonNode expected = JSON.readTree(folder.resolve("expected/" + job + ".json").toFile());
    assertThat(expected.size(), is(greaterThan(40)));

    Program.Outcome outcome =
        Program.run(
            "results",
            "--performance-job-name=" + job,
            "--logs-root=" + folder.resolve("logs"),
            "--output-dir=" + folder.resolve("results"),
            "--since=2026-01-01");

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.err(), is(emptyString()));
    for (Map.Entry<String, JsonNode> run : expected.properties()) {
      Path file = folder.resolve("results").resolve(job).resolve(run.getKey());
      JsonNode found = JSON.readTree(Files.readAllBytes(file.resolve("data/results.json")));
      assertSame(run.getValue().path("shape").asText() + " " + run.getKey(), run.getValue(), found);
    }
  }

  private static void assertSame(String run, JsonNode expected, JsonNode found) {
    // finished.json knows the second, the store's clock that is expected the millisecond.
    Instant time = Instant.parse(found.path("JobDirCreationTime").asText());
    Duration off = Duration.between(Instant.parse(expected.path("time").asText()), time).abs();
    assertThat(run, off, is(lessThanOrEqualTo(Duration.ofSeconds(2))));
    assertThat(run, found.path("Commit"), is(expected.path("commit")));
    FIELDS.forEach(
        (resource, field) -> {
          SortedMap<String, Double> values = new TreeMap<>();
          found
              .at(field)
              .path("Values")
              .properties()
              .forEach(v -> values.put(v.getKey(), v.getValue().path("value").asDouble()));
          SortedMap<String, Double> wanted = new TreeMap<>();
          expected
              .path(resource)
              .properties()
              .forEach(v -> wanted.put(v.getKey(), v.getValue().asDouble()));
          boolean sure = expected.path("sure").asBoolean() || !resource.equals("vm");
          assertThat(
              run + " " + resource,
              values,
              sure ? is(wanted) : anyOf(is(wanted), is(new TreeMap<>())));
        });
  }
}
