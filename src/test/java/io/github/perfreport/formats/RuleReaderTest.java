package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.definition.FormatRule;
import io.github.perfreport.definition.OutputSource;
import io.github.perfreport.definition.OutputSource.Combine;
import io.github.perfreport.definition.PatternMap;
import io.github.perfreport.definition.ValueRule;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleReaderTest {

  private static final List<List<OutputSource>> FROM_LOG = List.of(List.of(OutputSource.OWN_LOG));

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

  private static final String ODD =
      "BenchmarkA 10 0 ns/op\nBenchmarkA 10 0 ns/op\nBenchmarkB 9 7 ms/op\n";

  @ParameterizedTest
  @CsvSource({
    "true, 1, is 0, 'B-s_op'",
    "false, 0, '', 'A-s_op,B-s_op'",
    ", 0, '', 'A-s_op,B-s_op'"
  })
  void aZeroIsWhatTheDefinitionSays(Boolean absent, int rows, String reason, String names)
      throws IOException {
    ValueRule values = values(PatternMap.none(), absent, null, null);

    assertThat(String.join(",", read(of(values), ODD).keySet()), is(names));
    assertThat(refusals, hasSize(rows));
    refusals.forEach(row -> assertThat(row.reason(), containsString(reason)));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-9, , 'A-s/op: below the range''s min 1.0E-9', B-s_op",
    ", 1e-3, 'B-s/op: above the range''s max 0.001', A-s_op"
  })
  void aNumberOutOfTheRangeIsLeftWithOneRow(Double min, Double max, String reason, String names)
      throws IOException {
    ValueRule values = values(PatternMap.none(), null, min, max);

    assertThat(String.join(",", read(of(values), ODD).keySet()), is(names));
    assertThat(refusals, hasSize(1));
    assertThat(refusals.get(0).reason(), is(reason));
  }

  @Test
  void theDefinitionOverrulesTheDirection() throws IOException {
    Map<String, Better> told = new LinkedHashMap<>();
    told.put("A-*", Better.NEITHER);
    told.put("*", Better.HIGHER);
    RuleReader reader = reader(of(values(new PatternMap<>(told), null, null, null)), ODD);

    assertThat(reader.directions(), is(Map.of("A-s_op", Better.NEITHER, "B-s_op", Better.HIGHER)));
  }

  @Test
  void theDefinitionOverrulesTheUnit() throws IOException {
    FormatRule rule =
        new FormatRule(
            "bmf",
            Map.of(),
            FROM_LOG,
            new ValueRule(
                new PatternMap<>(Map.of("*-size", "KiB")), PatternMap.none(), null, null, null));
    String text = "{\"a\": {\"size\": {\"value\": 2}, \"count\": {\"value\": 3}}}";

    SortedMap<String, Measurement> read = read(rule, text);

    assertThat(read.keySet(), contains("a-count", "a-size-B"));
    assertThat(read.get("a-size-B").value(), is(2048.));
  }

  @ParameterizedTest
  @CsvSource({
    "bmf, '{\"a\": {\"size\": {\"value\": 2}}}', a-size-s",
    "lines:libtest, 'test a ... bench: 5 ns/iter (+/- 1)', a-s"
  })
  void aUnitForAllOverrulesThatOfAPresetToo(String format, String text, String name)
      throws IOException {
    FormatRule rule = new FormatRule(format, Map.of("unit", "\"s\""), FROM_LOG, ValueRule.NONE);

    assertThat(read(rule, text).keySet(), contains(name));
  }

  private static ValueRule values(
      PatternMap<Better> better, Boolean zeroIsAbsent, Double min, Double max) {
    return new ValueRule(PatternMap.none(), better, zeroIsAbsent, min, max);
  }

  private static FormatRule of(ValueRule values) {
    return new FormatRule("go-bench", Map.of(), FROM_LOG, values);
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
        new FormatRule(
            format, Map.of(), from(Map.of(), Map.of(), name, Combine.MEDIAN), ValueRule.NONE);

    Exception mistake = assertThrows(IllegalArgumentException.class, () -> RuleReader.check(rule));

    assertThat(mistake.getMessage(), containsString(says));
  }

  @Test
  void aKeyOfAnotherFormatIsSaid() {
    FormatRule rule =
        new FormatRule("go-bench", Map.of("pattern", "\"x\""), FROM_LOG, ValueRule.NONE);

    Exception mistake = assertThrows(IllegalArgumentException.class, () -> RuleReader.check(rule));

    assertThat(mistake.getMessage(), containsString("go-bench has no key 'pattern'"));
  }

  private static FormatRule rule(
      Map<String, List<String>> take,
      Map<String, List<String>> leave,
      String name,
      Combine combine) {
    return new FormatRule("go-bench", Map.of(), from(take, leave, name, combine), ValueRule.NONE);
  }

  private static List<List<OutputSource>> from(
      Map<String, List<String>> take,
      Map<String, List<String>> leave,
      String name,
      Combine combine) {
    return List.of(List.of(new OutputSource(null, true, take, leave, name, combine)));
  }

  private SortedMap<String, Measurement> read(FormatRule rule, String output) throws IOException {
    return reader(rule, output).block().values();
  }

  private RuleReader reader(FormatRule rule, String output) throws IOException {
    RuleReader reader = new RuleReader(rule, 1 << 20, refusals::add);
    reader.read(
        new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)),
        "build-log.txt",
        rule.sources().get(0));
    return reader;
  }
}
