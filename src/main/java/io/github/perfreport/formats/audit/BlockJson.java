package io.github.perfreport.formats.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.perfreport.definition.ValueLimits;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Metric;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Threshold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the JSON of one block, {@code {"Values": {metric: {"value": n, "thresholdResult": …}}}}.
 *
 * <p>A number that can't be used costs its metric or its threshold, which is left out; the rest of
 * the block is kept. Damage of the text costs the whole block. The text may come from anyone's pull
 * request, so duplicate keys are refused, and depth and size are bounded.
 */
public final class BlockJson {

  /** Far more metrics than any audit prints; a block with more is refused. */
  static final int MAX_METRICS = 10_000;

  private static final String VALUES = "Values";
  private static final String VALUE = "value";
  private static final String THRESHOLD = "thresholdResult";
  private static final String THRESHOLD_VALUE = "thresholdValue";
  private static final String THRESHOLD_RATIO = "thresholdRatio";
  private static final String THRESHOLD_METRIC = "thresholdMetric";
  private static final String THRESHOLD_EXCEEDED = "thresholdExceeded";

  /**
   * Keys that can't be a metric's name; among the metrics such a key shows a lost line before it.
   */
  private static final Set<String> FIELDS =
      Set.of(
          VALUES,
          VALUE,
          THRESHOLD,
          THRESHOLD_VALUE,
          THRESHOLD_RATIO,
          THRESHOLD_METRIC,
          THRESHOLD_EXCEEDED);

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          // NaN is one unusable number, no damage of the text around it.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Names come from logs; interning them would keep them for the life of the process.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final byte[] json;
  private final JsonParser parser;
  private final boolean exact;
  private final LeftOut leftOut;
  private String metric;
  private long valueStart;

  private BlockJson(byte[] json, JsonParser parser, boolean exact, LeftOut leftOut) {
    this.json = json;
    this.parser = parser;
    this.exact = exact;
    this.leftOut = leftOut;
  }

  /**
   * Reads a block's whole text.
   *
   * @param leftOut receives the parts that can't be used
   * @throws BlockRefusedException if the text is not one whole block
   */
  public static Block read(byte[] json, LeftOut leftOut) throws BlockRefusedException {
    return read(json, false, leftOut);
  }

  /**
   * The same for a text whose layout doesn't show where lines are lost. It is refused unless it has
   * the fields of the audit tool alone and in its order, because lost lines move fields.
   */
  static Block readExact(byte[] json, LeftOut leftOut) throws BlockRefusedException {
    return read(json, true, leftOut);
  }

  private static Block read(byte[] json, boolean exact, LeftOut leftOut)
      throws BlockRefusedException {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new BlockJson(json, parser, exact, leftOut).readBlock();
    } catch (JsonProcessingException e) {
      throw new BlockRefusedException(
          "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      // Jackson reports bytes that are no UTF-8 as a plain IOException.
      throw new BlockRefusedException("not UTF-8 text");
    }
  }

  private Block readBlock() throws IOException, BlockRefusedException {
    expect(parser.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
    SortedMap<String, Measurement> values = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals(VALUES)) {
        values = readValues();
      } else {
        skip(field);
      }
    }
    expect(parser.currentToken() == JsonToken.END_OBJECT, "ends before its last brace");
    expect(values != null, "no \"Values\" in it");
    expect(parser.nextToken() == null, "more text behind its last brace");
    return new Block(values);
  }

  private SortedMap<String, Measurement> readValues() throws IOException, BlockRefusedException {
    SortedMap<String, Measurement> values = new TreeMap<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return values;
    }
    expect(parser.currentToken() == JsonToken.START_OBJECT, "\"Values\" is not an object");
    for (int count = 1; parser.nextToken() == JsonToken.FIELD_NAME; count++) {
      expect(count <= MAX_METRICS, "more than " + MAX_METRICS + " metrics");
      metric = parser.currentName();
      nextValue();
      readMetric().ifPresent(measurement -> values.put(metric, measurement));
    }
    expect(parser.currentToken() == JsonToken.END_OBJECT, "ends inside \"Values\"");
    return values;
  }

  private Optional<Measurement> readMetric() throws IOException, BlockRefusedException {
    expect(!FIELDS.contains(metric), "lines are missing before \"" + metric + "\"");
    if (!Metric.isName(metric)) {
      leftOut.add("a metric's name that can't be part of a path", metric);
      parser.skipChildren();
      return Optional.empty();
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      expect(!exact, "metric " + metric + ": not an object");
      leaveOut("", "not an object");
      return Optional.empty();
    }
    return readMeasurement();
  }

  private Optional<Measurement> readMeasurement() throws IOException, BlockRefusedException {
    long start = valueStart;
    boolean hasValue = false;
    Double value = null;
    Threshold threshold = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      nextValue();
      if (field.equals(VALUE)) {
        expect(!exact || threshold == null, "lines may be missing before the value of " + metric);
        hasValue = true;
        value = number("");
      } else if (field.equals(THRESHOLD)) {
        threshold = readThreshold();
      } else {
        skip(field);
      }
    }
    if (!hasValue) {
      expect(!exact, "metric " + metric + ": no value");
      valueStart = start;
      leaveOut("", "no value");
    }
    return value == null ? Optional.empty() : Optional.of(new Measurement(value, threshold));
  }

  private Threshold readThreshold() throws IOException, BlockRefusedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      leaveOut(THRESHOLD, "not an object");
      return null;
    }
    Double value = null;
    String of = null;
    Double ratio = null;
    Boolean exceeded = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      nextValue();
      switch (field) {
        case THRESHOLD_VALUE -> value = numberOrNull(THRESHOLD_VALUE);
        case THRESHOLD_RATIO -> ratio = numberOrNull(THRESHOLD_RATIO);
        case THRESHOLD_METRIC -> of = text();
        case THRESHOLD_EXCEEDED -> exceeded = truth();
        default -> skip(field);
      }
    }
    return value == null ? null : new Threshold(value, of, ratio, exceeded);
  }

  private Double numberOrNull(String field) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : number(field);
  }

  /** The number at the parser's position; null if it was left out. */
  private Double number(String field) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      leaveOut(field, "not a number");
      return null;
    }
    double value = parser.getDoubleValue();
    Optional<String> violation = ValueLimits.violation(metric, value);
    if (violation.isPresent()) {
      leaveOut(field, violation.get());
      return null;
    }
    return value;
  }

  /** The text at the parser's position; null for anything else. */
  private String text() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  private Boolean truth() throws IOException {
    JsonToken token = parser.currentToken();
    parser.skipChildren();
    return token.isBoolean() ? Boolean.valueOf(token == JsonToken.VALUE_TRUE) : null;
  }

  /** Moves from a field's name to its value. */
  private void nextValue() throws IOException {
    parser.nextToken();
    valueStart = parser.currentTokenLocation().getByteOffset();
  }

  /** Skips the value of a field that nobody reads. */
  private void skip(String field) throws IOException, BlockRefusedException {
    expect(!exact, "lines may be missing before \"" + field + "\"");
    parser.skipChildren();
  }

  /** Leaves out the current value; the parser may be anywhere in it. */
  private void leaveOut(String field, String reason) throws IOException {
    parser.skipChildren();
    parser.finishToken();
    long end = Math.min(parser.currentLocation().getByteOffset(), json.length);
    int length = (int) Math.min(end - valueStart, 4 * Refusal.EXCERPT_LENGTH);
    leftOut.add(
        "metric " + metric + ": " + (field.isEmpty() ? "" : field + ": ") + reason,
        new String(json, (int) valueStart, length, StandardCharsets.UTF_8));
  }

  private static void expect(boolean condition, String reason) throws BlockRefusedException {
    if (!condition) {
      throw new BlockRefusedException(reason);
    }
  }
}
