package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document found in a text.
 *
 * @param value the document
 * @param before the text before it on its line
 * @param place the file's path
 */
record JsonDocument(JsonNode value, String before, String place) {

  /** The file's name without its folder. */
  String fileName() {
    return place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
  }
}
