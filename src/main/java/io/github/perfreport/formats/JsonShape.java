package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What one tool writes as JSON. An object reads one text. */
interface JsonShape {

  /** True if the document is this tool's, even when it was cut. */
  boolean fits(JsonNode document);

  /** Hands the document's numbers over. Called for documents that fit. */
  void read(JsonDocument document, Found found);

  /** Called after the last document. */
  default void end(Found found) {}

  /** Keys whose values aren't wanted and may be long. */
  default Set<String> skipped() {
    return Set.of();
  }

  /** True if elements of an array at the top come as documents of their own. */
  default boolean elements() {
    return true;
  }
}
