package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The JSON of one tool. An instance reads one text. */
interface JsonShape {

  /** True if the document is this tool's, even when it was cut. */
  boolean fits(JsonNode document);

  /** Passes on the document's numbers. Called for matching documents. */
  void read(JsonDocument document, Found found);

  /** Called after the last document. */
  default void end(Found found) {}

  /** Keys whose values are skipped, since they may be long. */
  default Set<String> skipped() {
    return Set.of();
  }

  /** True if each element of a top-level array is a separate document. */
  default boolean elements() {
    return true;
  }
}
