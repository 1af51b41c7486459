package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.RunFiles;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The run command on logs and an archive with numbers at both ends of what is finite. */
@Timeout(300)
class ExtremeNumbersTest {

  private static final Instant FIRST = Instant.parse("2026-02-02T06:00:00Z");

  /** Numbers of {@code m} among the usual ones, by run. */
  private static final List<String> ODD =
      List.of("1.7976931348623157e308", "-1e200", "NaN", "1e150", "-1e150", "4.9e-324");

  @TempDir private static Path folder;
  private static Path output;
  private static List<Program.Outcome> outcomes;

  @BeforeAll
  static void runTwice() {
    output = folder.resolve("output");
    for (int i = 0; i < 30; i++) {
      String m = i % 5 == 4 ? ODD.get(i / 5) : "10." + i;
      // Levels that no factor of a double leads from one to the other.
      String tiny = i < 15 ? "1e-300" : "1e20";
      String close = i % 2 == 0 ? "100000000000000" : "100000000000000.02";
      log("odd", i, m, tiny, close, i == 20 ? "1e16" : "3");
      log("usual", i, "10." + i, "1", "1", "3");
    }
    archived("1.7e308");
    String odd = definition("odd");
    String usual = definition("usual");
    outcomes =
        List.of(
            Program.run("run", odd, usual, "--output", output.toString()),
            Program.run("run", odd, usual, "--no-fetch", "--output", output.toString()));
  }

  private static void log(
      String lane, int number, String m, String tiny, String close, String count) {
    Instant start = FIRST.plus(Duration.ofHours(31L * number));
    Path run = folder.resolve(lane).resolve(lane + "-job").resolve(RunFiles.idAt(start.toString()));
    write(
        run.resolve("build-log.txt"),
        """
        {
          "Values": {
            "m": {
              "value": %s
            },
            "tiny": {
              "value": %s
            },
            "close": {
              "value": %s
            },
            "GET-pods-count": {
              "value": %s,
              "thresholdResult": {
                "thresholdValue": 1e300
              }
            }
          }
        }
        """
            .formatted(m, tiny, close, count));
    write(
        run.resolve("finished.json"),
        "{\"timestamp\": " + start.plusSeconds(600).getEpochSecond() + "}");
  }

  /** A result of a run whose log is gone, as a version without limits may have written it. */
  private static void archived(String value) {
    write(
        output.resolve("results/odd-job/1/data/results.json"),
        """
        {"JobDirCreationTime": "2026-02-03T00:00:00Z", "VMIResult": {"Values": {
          "m": {"value": %s}, "close": {"value": 3}, "GET-pods-count": {"value": %s}}}}
        """
            .formatted(value, value));
  }

  private static String definition(String lane) {
    return write(
            folder.resolve(lane + ".yaml"),
            """
            lane: %s
            source: {root: %s, jobs: [%s-job], since: 2026-01-01, until: 2026-04-01}
            resources: {vmi: {spec: none}}
            metrics: {vmi: [m, tiny, close, GET-pods-count]}
            report: {png: true}
            output: unused
            """
                .formatted(lane, folder.resolve(lane), lane))
        .toString();
  }

  @Test
  void noRunEndsEarly() {
    for (Program.Outcome outcome : outcomes) {
      assertThat(outcome.err(), outcome.code(), is(0));
    }
    List<String> files = Written.below(output);
    for (String metric : List.of("m", "tiny", "close", "GET-pods-count")) {
      for (String lane : List.of("odd", "usual")) {
        assertThat(files, hasItems("weekly/" + lane + "/vmi/" + metric + "/plot.png"));
      }
    }
  }

  @Test
  void nowhereStandsAStringInPlaceOfANumber() {
    for (String file : Written.below(output)) {
      if (file.endsWith(".json") && !file.equals("run-report.json")) {
        String text = Written.text(output.resolve(file)).replaceAll("\"Excerpt\": .*", "");
        assertThat(file, text, not(containsString("\"Infinity\"")));
        assertThat(file, text, not(containsString("\"-Infinity\"")));
        assertThat(file, text, not(containsString("\"NaN\"")));
      }
    }
  }

  @Test
  void eachNumberThatIsNoMeasurementHasARow() throws IOException {
    JsonNode report = new ObjectMapper().readTree(output.resolve("run-report.json").toFile());
    List<String> reasons = new ArrayList<>();
    for (JsonNode row : report.path("Runs")) {
      for (JsonNode refusal : row.path("Refused")) {
        if (!refusal.path("Reason").asText().contains("thresholdValue")) {
          reasons.add(refusal.path("Reason").asText() + ": " + refusal.path("Excerpt").asText());
        }
      }
    }
    assertThat(
        reasons,
        contains(
            "metric m: larger than 1e150: 1.7976931348623157e308",
            "metric m: larger than 1e150: -1e200",
            "metric m: not a finite number: NaN",
            "metric GET-pods-count: larger than 1e15: 1e16"));
  }

  @Test
  void aChangeThatNoNumberSizesIsTold() {
    String report = Written.text(output.resolve("weekly/odd/report.md"));

    assertThat(report, containsString("tiny"));
    assertThat(report, containsString("from nearly 0"));
    assertThat(
        Written.text(output.resolve("weekly/odd/changes.json")),
        containsString("\"RelativeSize\": null"));
  }

  @Test
  void theOthersArePointsOfTheirWeeks() throws IOException {
    JsonNode week =
        new ObjectMapper()
            .readTree(output.resolve("weekly/odd/vmi/m/2026-02-02/data/results.json").toFile());
    List<String> values = new ArrayList<>();
    week.path("Data").path("DataPoints").forEach(p -> values.add(p.path("Value").asText()));

    assertThat(values, contains("10", "10.1", "10.2", "10.3", "10.5"));
    assertThat(week.path("Data").path("Max").asDouble(), is(10.5));
  }
}
