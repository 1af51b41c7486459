package io.github.perfreport.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The JSON style of the product's files: indented by two spaces as by Go's encoder, numbers in
 * their shortest form, whole numbers without a fraction. The same values give the same bytes.
 */
public final class Json {

  /** Reads and writes streams; parsers may come from logs, so names are not interned. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** Above this a double is no longer exact to 1. */
  private static final double MAX_EXACT = 1L << 53;

  private Json() {}

  /** A generator with indentation. */
  public static JsonGenerator indented(OutputStream out) throws IOException {
    JsonGenerator generator = FACTORY.createGenerator(out);
    generator.setPrettyPrinter(new Indented());
    return generator;
  }

  /** Go's encoder has no blank before a colon, and one after it. */
  private static final class Indented extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    Indented() {
      indentArraysWith(LINES);
      indentObjectsWith(LINES);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(": ");
    }

    /** Go's encoder puts no blank into an empty array or object. */
    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
      if (entries > 0) {
        super.writeEndObject(json, entries);
      } else {
        _nesting--;
        json.writeRaw('}');
      }
    }

    @Override
    public void writeEndArray(JsonGenerator json, int entries) throws IOException {
      if (entries > 0) {
        super.writeEndArray(json, entries);
      } else {
        _nesting--;
        json.writeRaw(']');
      }
    }
  }

  /** Writes a number, a whole one without a fraction; null for NaN and infinities. */
  public static void number(JsonGenerator json, double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull(); // Jackson would write a string
    } else if (value == Math.rint(value) && Math.abs(value) <= MAX_EXACT) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  /** Writes a field with a number; null if it is missing or not finite. */
  public static void numberField(JsonGenerator json, String name, Double value) throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      number(json, value);
    }
  }

  /** Writes a field with a text; null if it is missing. */
  public static void stringField(JsonGenerator json, String name, String value) throws IOException {
    json.writeFieldName(name);
    json.writeString(value);
  }
}
