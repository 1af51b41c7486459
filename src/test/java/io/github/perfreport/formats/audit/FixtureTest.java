package io.github.perfreport.formats.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Excerpts of real logs, each in a folder named for its origin, with what must be read of it. */
class FixtureTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsWhatIsExpected(Path fixture) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(fixture.resolve("expected.json").toFile());
    Map<String, Map<String, Double>> values = new TreeMap<>();
    expected
        .path("values")
        .properties()
        .forEach(resource -> values.put(resource.getKey(), numbers(resource.getValue())));
    List<String> refused = new ArrayList<>();
    expected.path("refused").forEach(reason -> refused.add(reason.asText()));

    Scanned scanned = Scanned.of(Files.readAllBytes(fixture.resolve("build-log.txt")));

    assertThat(scanned.values(), equalTo(values));
    assertThat(scanned.reasons(), equalTo(refused));
  }

  private static Map<String, Double> numbers(JsonNode metrics) {
    Map<String, Double> numbers = new TreeMap<>();
    metrics
        .properties()
        .forEach(metric -> numbers.put(metric.getKey(), metric.getValue().asDouble()));
    return numbers;
  }
}
