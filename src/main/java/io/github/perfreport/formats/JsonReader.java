package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Reads the JSON documents of one shape from a text, and passes over all else. */
final class JsonReader implements FormatReader {

  private static final int MAX_EXCERPT = 200;

  private final Supplier<JsonShape> shapes;
  private final int maxBytes;

  JsonReader(Supplier<JsonShape> shapes, int maxBytes) {
    this.shapes = shapes;
    this.maxBytes = maxBytes;
  }

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    JsonShape shape = shapes.get();
    JsonDocuments documents = new JsonDocuments(maxBytes, shape.skipped(), shape.elements());
    documents.read(text, sink(shape, place, found));
    shape.end(found);
  }

  private static JsonSink sink(JsonShape shape, String place, Found found) {
    return new JsonSink() {
      @Override
      public void document(JsonNode value, String before) {
        if (shape.fits(value)) {
          shape.read(new JsonDocument(value, before, place), found);
        }
      }

      @Override
      public void broken(JsonNode begun, String before, String reason) {
        if (shape.fits(begun)) {
          found.left(excerpt(begun), reason);
        }
      }
    };
  }

  /** The keys of what was begun: its text may be long. */
  private static String excerpt(JsonNode begun) {
    StringBuilder excerpt = new StringBuilder("{");
    begun.fieldNames().forEachRemaining(key -> excerpt.append(key).append(", "));
    return excerpt.substring(0, Math.min(excerpt.length(), MAX_EXCERPT));
  }
}
