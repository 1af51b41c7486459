package io.github.perfreport.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  private static String number(double value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.indented(out)) {
      Json.number(json, value);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-7, -7",
    "111.11111111111111, 111.11111111111111",
    "0.1, 0.1",
    "2e-3, 0.002",
    "9007199254740992, 9007199254740992",
    "1e300, 1.0E300",
    "5e-324, 4.9E-324",
    "NaN, null",
    "Infinity, null",
    "-Infinity, null"
  })
  void writesTheShortestForm(double value, String text) throws IOException {
    assertThat(number(value), equalTo(text));
  }

  @Property
  void losesNothingOfANumber(@ForAll double value) throws IOException {
    try (JsonParser json = Json.FACTORY.createParser(number(value))) {
      json.nextToken();
      // The sign of a zero says nothing of a measurement.
      assertThat(json.getDoubleValue() + 0.0, equalTo(value + 0.0));
    }
  }

  @Test
  void indentsAsGoDoes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      Json.numberField(json, "a", 1.5);
      Json.numberField(json, "b", null);
      Json.stringField(json, "c", null);
      json.writeArrayFieldStart("d");
      json.writeNumber(1);
      json.writeEndArray();
      json.writeEndObject();
    }
    assertThat(
        out.toString(StandardCharsets.UTF_8),
        equalTo("{\n  \"a\": 1.5,\n  \"b\": null,\n  \"c\": null,\n  \"d\": [\n    1\n  ]\n}"));
  }
}
