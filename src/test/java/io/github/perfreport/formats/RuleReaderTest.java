package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.definition.FormatRule;
import io.github.perfreport.definition.FormatRule.Combine;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

  private static final String OUTPUT =
      """
      pkg: example.com/b
      BenchmarkParse-8  1000  200 ns/op  64 B/op
      BenchmarkParse-8  1000  400 ns/op  64 B/op
      BenchmarkParse-8  1000  900 ns/op  64 B/op
      BenchmarkPrint/a=b-8  1000  5 ns/op
      """;

  private final List<Refusal> refusals = new ArrayList<>();

  @Test
  void namesHoldTheIdentityAndTheBaseUnit() throws IOException {
    assertThat(
        read(FormatRule.of("go-bench"), OUTPUT).keySet(),
        contains(
            "example.com_b_Parse-B_op",
            "example.com_b_Parse-s_op",
            "example.com_b_Print_a_b-s_op"));
    assertThat(refusals, empty());
  }

  @ParameterizedTest
  @CsvSource({
    "MEDIAN, 400e-9",
    "MEAN, 500e-9",
    "MIN, 200e-9",
    "MAX, 900e-9",
    "SUM, 1.5e-6",
    "LAST, 900e-9"
  })
  void severalValuesBecomeOne(Combine combine, double value) throws IOException {
    FormatRule rule = rule(Map.of("unit", List.of("ns/op")), Map.of(), "{name}", combine);

    assertThat(read(rule, OUTPUT).get("Parse-s_op").value(), is(value));
  }

  @Test
  void severalValuesAreRefusedWhereTheRuleSaysSo() throws IOException {
    FormatRule rule = rule(Map.of("name", List.of("Parse")), Map.of(), null, Combine.REFUSE);

    assertThat(read(rule, OUTPUT).keySet(), empty());
    assertThat(refusals, hasSize(2));
    assertThat(refusals.get(0).reason(), containsString("has 3 values in one run"));
  }

  @Test
  void takeAndLeaveChooseByFields() throws IOException {
    FormatRule rule =
        rule(
            Map.of("pkg", List.of("example.com/*")),
            Map.of("unit", List.of("B/op"), "name", List.of("nothing", "Pr*=*")),
            "{name}",
            Combine.MEDIAN);

    assertThat(read(rule, OUTPUT).keySet(), contains("Parse-s_op"));
  }

  @Test
  void twoNamesThatBecomeOneMetricAreRefused() throws IOException {
    String output = "BenchmarkA/x=1 10 5 ns/op\nBenchmarkA/x:1 10 7 ns/op\nBenchmarkB 10 9 ns/op\n";

    assertThat(read(FormatRule.of("go-bench"), output).keySet(), contains("B-s_op"));
    assertThat(refusals, hasSize(1));
    assertThat(refusals.get(0).reason(), containsString("another name becomes the same metric"));
  }

  @Test
  void moreMetricsThanAReportShowsAreRefused() throws IOException {
    StringBuilder output = new StringBuilder();
    for (int i = 0; i < RuleReader.MOST_METRICS + 3; i++) {
      output.append("Benchmark").append((char) ('A' + i % 26)).append(i).append("x 10 5 ns/op\n");
    }

    assertThat(
        read(FormatRule.of("go-bench"), output.toString()).keySet(),
        hasSize(RuleReader.MOST_METRICS));
    assertThat(refusals, hasSize(3));
  }

  @ParameterizedTest
  @CsvSource({
    "no-such, {name}, 'no-such' is no format",
    "json:no-such, {name}, 'json:no-such' is no format",
    "go-bench, {nmae}, go-bench has no field 'nmae'",
    "json, {name}, ''"
  })
  void aWrongRuleIsSaid(String format, String name, String says) {
    FormatRule rule =
        new FormatRule(format, Map.of(), List.of("log"), Map.of(), Map.of(), name, Combine.MEDIAN);

    Exception mistake = assertThrows(IllegalArgumentException.class, () -> RuleReader.check(rule));

    assertThat(mistake.getMessage(), containsString(says));
  }

  @Test
  void aKeyOfAnotherFormatIsSaid() {
    FormatRule rule =
        new FormatRule(
            "go-bench",
            Map.of("pattern", "\"x\""),
            List.of("log"),
            Map.of(),
            Map.of(),
            null,
            Combine.MEDIAN);

    Exception mistake = assertThrows(IllegalArgumentException.class, () -> RuleReader.check(rule));

    assertThat(mistake.getMessage(), containsString("go-bench has no key 'pattern'"));
  }

  private static FormatRule rule(
      Map<String, List<String>> take,
      Map<String, List<String>> leave,
      String name,
      Combine combine) {
    return new FormatRule("go-bench", Map.of(), List.of("log"), take, leave, name, combine);
  }

  private SortedMap<String, Measurement> read(FormatRule rule, String output) throws IOException {
    RuleReader reader = new RuleReader(rule, 1 << 20, refusals::add);
    reader.read(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)), "build-log.txt");
    return reader.block().values();
  }
}
