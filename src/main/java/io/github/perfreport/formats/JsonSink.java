package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;

/** Receives the JSON documents of a text, in order. */
interface JsonSink {

  /**
   * A whole document, or one element of an array.
   *
   * @param before what stands before it on its line, at most 200 characters
   */
  void document(JsonNode value, String before);

  /**
   * An incomplete document.
   *
   * @param begun what could be read of it
   * @param before what stands before it on its line, at most 200 characters
   * @param reason where and why it stops, for a person
   */
  void broken(JsonNode begun, String before, String reason);
}
