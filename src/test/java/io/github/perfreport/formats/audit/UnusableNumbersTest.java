package io.github.perfreport.formats.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.model.Block;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Threshold;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that can't be used costs its metric or its threshold, and nothing else of the block. */
class UnusableNumbersTest {

  /** A block of one metric between two good ones, and what was left out of it. */
  private record Read(Map<String, Measurement> values, List<Refusal> refusals) {

    static Read of(String metric, String text) throws BlockRefusedException {
      String json =
          "{\"Values\": {\"a\": {\"value\": 1}, \""
              + metric
              + "\": "
              + text
              + ", \"z\": {\"value\": 2}}}";
      LeftOut leftOut = new LeftOut();
      Block block = BlockJson.read(json.getBytes(StandardCharsets.UTF_8), leftOut);
      assertThat(block.values().get("a"), equalTo(new Measurement(1, null)));
      assertThat(block.values().get("z"), equalTo(new Measurement(2, null)));
      return new Read(block.values(), leftOut.rows("place"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m                             | NaN          | not a finite number",
        "m                             | Infinity     | not a finite number",
        "m                             | -Infinity    | not a finite number",
        "m                             | 1e999        | not a finite number",
        "m                             | -1e999       | not a finite number",
        "m                             | 1e9999999999 | not a finite number",
        "m                             | null         | not a number",
        "m                             | '\"12\"'     | not a number",
        "m                             | true         | not a number",
        "m                             | {}           | not a number",
        "m                             | [1, 2]       | not a number",
        "m                             | 1.1e150      | larger than 1e150",
        "m                             | -1.7e308     | larger than 1e150",
        "CREATE-pods-count             | 1.1e15       | larger than 1e15",
        "vmiCreationToRunningSecondsP50| -2e15        | larger than 1e15",
        "avgVirtAPICPUUsage            | 9e-16        | smaller than 1e-15, but not 0",
      })
  void costsTheMetric(String metric, String value, String reason) throws Exception {
    Read read =
        Read.of(metric, "{\"value\": " + value + ", \"thresholdResult\": {\"thresholdValue\": 3}}");

    assertThat(read.values().keySet(), contains("a", "z"));
    assertThat(
        read.refusals(), contains(new Refusal("place", "metric " + metric + ": " + reason, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "m, 1e150",
    "m, -1e150",
    "m, 1e16",
    "m, 5e-324",
    "m, 0",
    "CREATE-pods-count, 1e15",
    "CREATE-pods-count, 0",
    "avgVirtAPICPUUsage, 1e-15"
  })
  void isKeptUpToTheLimit(String metric, String value) throws Exception {
    Read read = Read.of(metric, "{\"value\": " + value + "}");

    assertThat(
        read.values().get(metric), equalTo(new Measurement(Double.parseDouble(value), null)));
    assertThat(read.refusals(), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "null", "\"x\"", "NaN", "[{\"value\": 3}]"})
  void aMetricThatIsNoObjectIsLeftOut(String text) throws Exception {
    Read read = Read.of("m", text);

    assertThat(read.values().keySet(), contains("a", "z"));
    assertThat(read.refusals(), contains(new Refusal("place", "metric m: not an object", text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"valu\": 3}", "{\"thresholdResult\": {\"thresholdValue\": 3}}"})
  void aMetricWithoutAValueIsLeftOut(String text) throws Exception {
    Read read = Read.of("m", text);

    assertThat(read.values().keySet(), contains("a", "z"));
    assertThat(read.refusals(), contains(new Refusal("place", "metric m: no value", text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"x\"'                       | thresholdResult: not an object              | '\"x\"'",
        "[3]                           | thresholdResult: not an object              | [3]",
        "{\"thresholdValue\": NaN}     | thresholdValue: not a finite number         | NaN",
        "{\"thresholdValue\": \"3\"}   | thresholdValue: not a number                | '\"3\"'",
        "{\"thresholdValue\": 1e16}    | thresholdValue: larger than 1e15            | 1e16",
        "{\"thresholdValue\": {\"a\": 1}} | thresholdValue: not a number             | {\"a\": 1}",
      })
  void anUnusableThresholdCostsTheThreshold(String text, String reason, String excerpt)
      throws Exception {
    Read read = Read.of("GET-pods-count", "{\"value\": 5, \"thresholdResult\": " + text + "}");

    assertThat(read.values().get("GET-pods-count"), equalTo(new Measurement(5, null)));
    assertThat(
        read.refusals(),
        contains(new Refusal("place", "metric GET-pods-count: " + reason, excerpt)));
  }

  @Test
  void anUnusableRatioLeavesTheThreshold() throws Exception {
    Read read =
        Read.of(
            "m",
            "{\"value\": 5, \"thresholdResult\": {\"thresholdValue\": 7, \"thresholdRatio\": Infinity}}");

    assertThat(read.values().get("m").threshold(), equalTo(new Threshold(7, null, null, null)));
    assertThat(read.refusals(), hasSize(1));
  }

  @Test
  void aThresholdOfOddFieldsMovesNoField() throws Exception {
    Read read =
        Read.of(
            "m",
            "{\"thresholdResult\": {\"thresholdMetric\": {\"value\": 8}, \"thresholdExceeded\":"
                + " [{\"value\": 9}], \"thresholdValue\": null}, \"value\": 5}");

    assertThat(read.values().get("m").value(), is(5.0));
    assertThat(read.values().get("m").threshold(), is(nullValue()));
    assertThat(read.refusals(), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"value", "thresholdResult", "thresholdValue", "thresholdExceeded", "Values"})
  void aFieldAmongTheMetricsShowsThatABlockIsNotWhole(String field) {
    BlockRefusedException refused =
        assertThrows(BlockRefusedException.class, () -> Read.of(field, "3"));

    assertThat(refused.getMessage(), equalTo("lines are missing before \"" + field + "\""));
  }

  @Test
  void costsTheMetricOfABlockInALogToo() {
    SampleBlock block = SampleBlock.VMI.with("GET-nodes-count", "NaN").with("b", "null");
    Scanned scanned = Scanned.of(Shape.GINKGO_2.log(List.of(block)).bytes());

    assertThat(scanned.values(), equalTo(SampleBlock.valuesOf(List.of(SampleBlock.VMI))));
    assertThat(
        scanned.reasons(),
        contains("metric GET-nodes-count: not a finite number", "metric b: not a number"));
    assertThat(scanned.refusals().get(0).place(), containsString("build-log.txt byte "));
    assertThat(scanned.refusals().get(0).excerpt(), equalTo("NaN"));
  }

  @Test
  void tenThousandOfABlockGiveAFewRows() {
    SampleBlock bad = SampleBlock.of("vmi", SampleBlock.VMI.spec(), Map.of("good", "1"));
    Map<String, String> numbers = new java.util.TreeMap<>(bad.numbers());
    for (int i = 1; i < BlockJson.MAX_METRICS; i++) {
      numbers.put("m" + i, "NaN");
    }
    LogBuilder log =
        Shape.GINKGO_2.log(List.of(SampleBlock.of("vmi", bad.spec(), numbers), SampleBlock.VM));
    log.add(SampleBlock.INSTANCETYPE.lines().subList(0, 4));
    Scanned scanned = Scanned.of(log.bytes());

    assertThat(scanned.values(), equalTo(SampleBlock.valuesOf(List.of(bad, SampleBlock.VM))));
    assertThat(scanned.refusals(), hasSize(LeftOut.MAX_ROWS + 2));
    assertThat(
        scanned.reasons().get(LeftOut.MAX_ROWS),
        equalTo(
            "and " + (BlockJson.MAX_METRICS - 1 - LeftOut.MAX_ROWS) + " more parts of the block"));
    assertThat(scanned.reasons().get(LeftOut.MAX_ROWS + 1), containsString("cut"));
  }
}
