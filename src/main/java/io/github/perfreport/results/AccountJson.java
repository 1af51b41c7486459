package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.perfreport.model.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON of sources and refusals, the same in a run's result and in the account. */
final class AccountJson {

  static final String SOURCES = "Sources";
  static final String REFUSED = "Refused";

  private static final String PLACE = "Place";
  private static final String REASON = "Reason";
  private static final String EXCERPT = "Excerpt";

  private AccountJson() {}

  static void writeSources(JsonGenerator json, SortedMap<String, String> sources)
      throws IOException {
    json.writeObjectFieldStart(SOURCES);
    for (Map.Entry<String, String> source : sources.entrySet()) {
      json.writeStringField(source.getKey(), source.getValue());
    }
    json.writeEndObject();
  }

  static void writeRefusals(JsonGenerator json, List<Refusal> refusals) throws IOException {
    json.writeArrayFieldStart(REFUSED);
    for (Refusal refusal : refusals) {
      json.writeStartObject();
      json.writeStringField(PLACE, refusal.place());
      json.writeStringField(REASON, refusal.reason());
      json.writeStringField(EXCERPT, refusal.excerpt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Reads the object at the parser's position; values other than texts are left out. */
  static SortedMap<String, String> readSources(JsonParser parser) throws IOException {
    return new TreeMap<>(readTexts(parser));
  }

  /** Reads the list at the parser's position. */
  static List<Refusal> readRefusals(JsonParser parser) throws IOException {
    List<Refusal> refusals = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return refusals;
    }
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> texts = readTexts(parser);
      refusals.add(
          new Refusal(
              texts.getOrDefault(PLACE, ""),
              texts.getOrDefault(REASON, ""),
              texts.getOrDefault(EXCERPT, "")));
    }
    return refusals;
  }

  private static Map<String, String> readTexts(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return texts;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return texts;
  }
}
