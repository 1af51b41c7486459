package io.github.perfreport.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A JSON object that is read field by field. A field that is missing or of another type is an
 * IllegalArgumentException whose message names the field.
 */
record JsonObject(JsonNode json) {

  boolean isNull(String field) {
    return json.path(field).isNull() || json.path(field).isMissingNode();
  }

  JsonObject object(String field) {
    return new JsonObject(field(field, json.path(field).isObject()));
  }

  String text(String field) {
    return field(field, json.path(field).isTextual()).textValue();
  }

  String textOrNull(String field) {
    return isNull(field) ? null : text(field);
  }

  double number(String field) {
    return field(field, json.path(field).isNumber()).doubleValue();
  }

  int count(String field) {
    return field(field, json.path(field).isInt()).intValue();
  }

  int countOr(String field, int unknown) {
    return isNull(field) ? unknown : count(field);
  }

  boolean flag(String field) {
    return field(field, json.path(field).isBoolean()).booleanValue();
  }

  Instant time(String field) {
    return parsed(field, Instant::parse);
  }

  LocalDate date(String field) {
    return parsed(field, LocalDate::parse);
  }

  Duration duration(String field) {
    return parsed(field, Duration::parse);
  }

  /** A constant, written as {@link #nameOf} does. */
  <E extends Enum<E>> E constant(String field, Class<E> type) {
    String name = text(field);
    for (E constant : type.getEnumConstants()) {
      if (nameOf(constant).equals(name)) {
        return constant;
      }
    }
    throw notValid(field, name);
  }

  /** The name of a constant in files: {@code gone-back} for {@code GONE_BACK}. */
  static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The objects of a list; none if there is no such list. */
  <T> List<T> list(String field, Function<JsonObject, T> reader) {
    List<T> read = new ArrayList<>();
    if (!isNull(field)) {
      field(field, json.path(field).isArray())
          .forEach(element -> read.add(reader.apply(new JsonObject(element))));
    }
    return read;
  }

  /** The dates of an object, by field. */
  SortedMap<String, LocalDate> dates(String field) {
    JsonObject dates = object(field);
    TreeMap<String, LocalDate> read = new TreeMap<>();
    dates.json.fieldNames().forEachRemaining(name -> read.put(name, dates.date(name)));
    return read;
  }

  private <T> T parsed(String field, Function<String, T> parser) {
    String text = text(field);
    try {
      return parser.apply(text);
    } catch (DateTimeParseException e) {
      throw notValid(field, text);
    }
  }

  private JsonNode field(String name, boolean valid) {
    if (!valid) {
      throw json.has(name)
          ? notValid(name, json.path(name).toString())
          : new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return json.path(name);
  }

  private static IllegalArgumentException notValid(String field, String value) {
    return new IllegalArgumentException("\"" + field + "\" can't be " + value);
  }
}
