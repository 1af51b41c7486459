package io.github.perfreport.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Metric;
import io.github.perfreport.model.Threshold;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the JSON of one block, {@code {"Values": {metric: {"value": n, "thresholdResult": …}}}}.
 * Its text may come from anyone's pull request: every number must be finite, no key may stand
 * twice, and depth and size are bounded.
 */
public final class BlockJson {

  /** Far more metrics than any audit prints; a block with more is refused. */
  static final int MAX_METRICS = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          // Names come from logs; interning them would keep them for the life of the process.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final List<String> badNames;

  private BlockJson(List<String> badNames) {
    this.badNames = badNames;
  }

  /**
   * Reads a block's whole text.
   *
   * @param badNames receives the metrics whose names can't be part of a path; they are left out of
   *     the block and nothing else is lost
   * @throws BlockRefusedException if the text is not one whole block
   */
  public static Block read(byte[] json, int offset, int length, List<String> badNames)
      throws BlockRefusedException {
    try (JsonParser parser = FACTORY.createParser(json, offset, length)) {
      return new BlockJson(badNames).readBlock(parser);
    } catch (JsonProcessingException e) {
      throw new BlockRefusedException(
          "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      // Jackson reports bytes that are no UTF-8 as a plain IOException.
      throw new BlockRefusedException("not UTF-8 text");
    }
  }

  private Block readBlock(JsonParser parser) throws IOException, BlockRefusedException {
    expect(parser.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
    SortedMap<String, Measurement> values = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isValues = "Values".equals(parser.currentName());
      parser.nextToken();
      if (isValues) {
        values = readValues(parser);
      } else {
        parser.skipChildren();
      }
    }
    expect(parser.currentToken() == JsonToken.END_OBJECT, "ends before its last brace");
    expect(values != null, "no \"Values\" in it");
    expect(parser.nextToken() == null, "more text behind its last brace");
    return new Block(values);
  }

  private SortedMap<String, Measurement> readValues(JsonParser parser)
      throws IOException, BlockRefusedException {
    SortedMap<String, Measurement> values = new TreeMap<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return values;
    }
    expect(parser.currentToken() == JsonToken.START_OBJECT, "\"Values\" is not an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String metric = parser.currentName();
      parser.nextToken();
      Measurement measurement = readMeasurement(parser, metric);
      if (Metric.isName(metric)) {
        values.put(metric, measurement);
      } else {
        badNames.add(metric);
      }
      expect(
          values.size() + badNames.size() <= MAX_METRICS, "more than " + MAX_METRICS + " metrics");
    }
    expect(parser.currentToken() == JsonToken.END_OBJECT, "ends inside \"Values\"");
    return values;
  }

  private static Measurement readMeasurement(JsonParser parser, String metric)
      throws IOException, BlockRefusedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new BlockRefusedException("metric " + metric + " is no object");
    }
    Double value = null;
    Threshold threshold = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals("value")) {
        value = number(parser, metric);
      } else if (field.equals("thresholdResult") && parser.currentToken() != JsonToken.VALUE_NULL) {
        threshold = readThreshold(parser, metric);
      } else {
        parser.skipChildren();
      }
    }
    if (value == null) {
      throw new BlockRefusedException("metric " + metric + " has no value");
    }
    return new Measurement(value, threshold);
  }

  private static Threshold readThreshold(JsonParser parser, String metric)
      throws IOException, BlockRefusedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new BlockRefusedException("metric " + metric + ": thresholdResult is no object");
    }
    Double value = null;
    String of = null;
    Double ratio = null;
    Boolean exceeded = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.VALUE_NULL) {
        continue;
      }
      switch (field) {
        case "thresholdValue" -> value = number(parser, metric);
        case "thresholdRatio" -> ratio = number(parser, metric);
        case "thresholdMetric" -> of = parser.getText();
        case "thresholdExceeded" -> exceeded = token == JsonToken.VALUE_TRUE;
        default -> parser.skipChildren();
      }
    }
    return value == null ? null : new Threshold(value, of, ratio, exceeded);
  }

  private static double number(JsonParser parser, String metric)
      throws IOException, BlockRefusedException {
    boolean number = parser.currentToken() != null && parser.currentToken().isNumeric();
    double value = number ? parser.getDoubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new BlockRefusedException(
          "metric " + metric + ": not a finite number: " + parser.getText());
    }
    return value;
  }

  private static void expect(boolean condition, String reason) throws BlockRefusedException {
    if (!condition) {
      throw new BlockRefusedException(reason);
    }
  }
}
