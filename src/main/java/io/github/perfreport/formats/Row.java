package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Fields that some numbers share, such as a benchmark's name, with the receiver of the numbers. */
final class Row {

  private static final int MAX_TEXT = 200;

  private final Found found;
  private final Map<String, String> fields;

  private Row(Found found, Map<String, String> fields) {
    this.found = found;
    this.fields = fields;
  }

  Row(Found found) {
    this(found, Map.of());
  }

  /** This row with one more field, unless that is empty. */
  Row with(String field, String value) {
    if (value.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Row(found, more);
  }

  /** This row with a field that holds a text or a number; without it if it is neither. */
  Row with(String field, JsonNode value) {
    return value.isValueNode() && !value.isNull() ? with(field, value.asText()) : this;
  }

  /** This row with a field {@code param.x} for each parameter x, and {@code params} for all. */
  Row withParameters(JsonNode parameters) {
    StringBuilder all = new StringBuilder();
    Row row = this;
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      all.append(all.isEmpty() ? "" : ",").append(parameter.getKey()).append('=');
      all.append(parameter.getValue().asText());
      row = row.with("param." + parameter.getKey(), parameter.getValue());
    }
    return row.with("params", all.toString());
  }

  /** This row with a field {@code labels.x} for each label x, and {@code labels} for all. */
  Row withLabels(JsonNode labels, BiPredicate<String, String> without) {
    StringBuilder all = new StringBuilder();
    Row row = this;
    for (Map.Entry<String, JsonNode> label : labels.properties()) {
      String value = label.getValue().asText();
      if (!value.isEmpty() && !without.test(label.getKey(), value)) {
        all.append(all.isEmpty() ? "" : ",").append(value);
        row = row.with("labels." + label.getKey(), value);
      }
    }
    return all.isEmpty() ? row : row.with("labels", all.toString());
  }

  /** Passes on a number, or the reason why it is invalid. A missing value is skipped. */
  void take(String stat, JsonNode value, String unit, Better better) {
    if (!value.isMissingNode()) {
      number(value)
          .ifPresentOrElse(
              number -> take(stat, number, unit, better), () -> leave(stat, noNumber(value)));
    }
  }

  /** Passes on a number. */
  void take(String stat, BigDecimal number, String unit, Better better) {
    found.measured(new Measurement(with("stat", stat).fields, number, unit, better, false));
  }

  /** Passes on a number without a field {@code stat}. */
  void take(JsonNode value, String unit, Better better) {
    take("", value, unit, better);
  }

  /** Leaves out this row, for a reason. */
  void leave(String reason) {
    leave("", reason);
  }

  /** Leaves out one number of this row, for a reason. */
  void leave(String stat, String reason) {
    found.left(cut((text() + " " + stat).strip()), cut(reason));
  }

  /** The fields, except those that are part of another. */
  private String text() {
    return fields.entrySet().stream()
        .filter(field -> field.getKey().indexOf('.') < 0 && !field.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(" "));
  }

  /** The number of a JSON value, if it is one. */
  static Optional<BigDecimal> number(JsonNode value) {
    return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
  }

  /** True for a number that is exactly 0. */
  static boolean isZero(JsonNode value) {
    return value.isNumber() && value.decimalValue().signum() == 0;
  }

  private static String noNumber(JsonNode value) {
    return value.isNull() ? "null: nothing was measured" : value.asText() + " is no number";
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MAX_TEXT));
  }
}
