package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes the JSON documents of a text, in its order. */
interface JsonSink {

  /**
   * A whole document, or one element of an array.
   *
   * @param before what stands before it on its line, at most 200 characters
   */
  void document(JsonNode value, String before);

  /**
   * A document that breaks off.
   *
   * @param begun what could be read of it
   * @param before what stands before it on its line, at most 200 characters
   * @param reason where and why it stops, for a person
   */
  void broken(JsonNode begun, String before, String reason);
}
