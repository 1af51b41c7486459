package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Reads the JSON documents of one shape from a text, and skips everything else. */
final class JsonReader implements FormatReader {

  private static final int MAX_EXCERPT = 200;

  private final Supplier<JsonShape> shapes;
  private final FormatSettings settings;

  JsonReader(Supplier<JsonShape> shapes, FormatSettings settings) {
    this.shapes = shapes;
    this.settings = settings;
  }

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    JsonShape shape = shapes.get();
    JsonDocuments documents = new JsonDocuments(settings, shape.skipped(), shape.elements());
    documents.read(text, new Sink(shape, place, found), found);
    shape.end(found);
  }

  /** Passes matching documents to the shape. */
  private static final class Sink implements JsonSink {

    private final JsonShape shape;
    private final String place;
    private final Found found;
    private boolean fits;

    Sink(JsonShape shape, String place, Found found) {
      this.shape = shape;
      this.place = place;
      this.found = found;
    }

    @Override
    public void document(JsonNode value, String before) {
      fits = shape.fits(value);
      if (fits) {
        shape.read(new JsonDocument(value, before, place), found);
      }
    }

    @Override
    public void broken(JsonNode begun, String before, String reason) {
      boolean isNextElement = fits && begun.isMissingNode();
      if (isNextElement || shape.fits(begun)) {
        found.left(excerpt(begun), reason);
      }
      fits = false;
    }
  }

  /** The keys of an incomplete document, whose text may be long. */
  private static String excerpt(JsonNode begun) {
    StringBuilder excerpt = new StringBuilder("{");
    begun.fieldNames().forEachRemaining(key -> excerpt.append(key).append(", "));
    return excerpt.substring(0, Math.min(excerpt.length(), MAX_EXCERPT));
  }
}
