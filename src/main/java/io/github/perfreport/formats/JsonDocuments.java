package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Finds JSON documents in a text, as tools print them: with other text around, several in a row,
 * with {@code nan} and {@code inf}, with keys twice (the last counts), with a comma before a
 * closing bracket, or cut. Reads the text once, from start to end; after an incomplete document it
 * continues with the next one.
 */
final class JsonDocuments {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_BEFORE = 200;

  /** A value of a tree takes about as much memory as this many characters. */
  private static final int VALUE_WEIGHT = 64;

  private final FormatSettings settings;
  private final Set<String> skipped;
  private final boolean elements;

  private JsonChars chars;
  private JsonNode root;
  private long weight;
  private boolean tooLong;

  /**
   * Documents with these settings.
   *
   * @param settings with the most characters of one document
   * @param skipped keys whose values aren't kept, such as those of raw samples
   * @param elements hand over elements of an array at the top one by one, and an empty one as it is
   */
  JsonDocuments(FormatSettings settings, Set<String> skipped, boolean elements) {
    this.settings = settings;
    this.skipped = skipped;
    this.elements = elements;
  }

  /** Passes each document of a text to the sink, and lines that are too long to {@code found}. */
  void read(InputStream text, JsonSink sink, Found found) throws IOException {
    chars = new JsonChars(text, settings, found);
    tooLong = false;
    StringBuilder before = new StringBuilder();
    for (int c = chars.peek(); c != JsonChars.END && !tooLong; c = chars.peek()) {
      if (c == '{' || c == '[') {
        document(before.toString().strip(), sink);
        before.setLength(0);
      } else {
        remember(chars.take(), before);
      }
    }
  }

  private static void remember(int c, StringBuilder before) {
    if (c == '\n') {
      before.setLength(0);
    } else if (before.length() < MAX_BEFORE) {
      before.append((char) c);
    }
  }

  private void document(String before, JsonSink sink) throws IOException {
    long line = chars.line();
    start();
    try {
      if (elements && chars.peek() == '[') {
        elements(before, sink);
      } else {
        sink.document(value(0, true), before);
      }
    } catch (BrokenJsonException e) {
      JsonNode begun = root == null ? MissingNode.getInstance() : root;
      sink.broken(begun, before, "the JSON of line " + line + " " + e.getMessage());
    }
  }

  private void start() {
    root = null;
    weight = 0;
  }

  private void elements(String before, JsonSink sink) throws IOException, BrokenJsonException {
    chars.take();
    if (chars.peekAfterSpace() == ']') {
      sink.document(JsonNodeFactory.instance.arrayNode(), before);
    }
    while (!closes(']')) {
      start();
      sink.document(value(1, true), before);
      separator(']');
    }
  }

  private JsonNode value(int depth, boolean keep) throws IOException, BrokenJsonException {
    if (depth > MAX_DEPTH) {
      throw new BrokenJsonException("is more than " + MAX_DEPTH + " levels deep");
    }
    weigh(keep ? VALUE_WEIGHT : 0);
    return switch (chars.peekAfterSpace()) {
      case '{' -> object(depth, keep);
      case '[' -> array(depth, keep);
      case '"' -> TextNode.valueOf(string(keep));
      case JsonChars.END -> throw new BrokenJsonException("is cut");
      default -> JsonWords.value(word());
    };
  }

  private ObjectNode object(int depth, boolean keep) throws IOException, BrokenJsonException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    root = root == null ? object : root;
    chars.take();
    while (!closes('}')) {
      String key = key();
      boolean kept = keep && !skipped.contains(key);
      // Added before it is complete, since the beginning of a cut document shows which tool wrote
      // it.
      if (kept) {
        object.putNull(key);
      }
      JsonNode value = value(depth + 1, kept);
      if (kept) {
        object.set(key, value);
      }
      separator('}');
    }
    return object;
  }

  private ArrayNode array(int depth, boolean keep) throws IOException, BrokenJsonException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    root = root == null ? array : root;
    chars.take();
    while (!closes(']')) {
      JsonNode value = value(depth + 1, keep);
      if (keep) {
        array.add(value);
      }
      separator(']');
    }
    return array;
  }

  private boolean closes(char bracket) throws IOException {
    boolean closes = chars.peekAfterSpace() == bracket;
    if (closes) {
      chars.take();
    }
    return closes;
  }

  private void separator(char bracket) throws IOException, BrokenJsonException {
    int c = chars.peekAfterSpace();
    if (c == ',') {
      chars.take();
    } else if (c != bracket) {
      throw broken(c, "lacks a comma or " + bracket);
    }
  }

  private String key() throws IOException, BrokenJsonException {
    int c = chars.peekAfterSpace();
    if (c != '"') {
      throw broken(c, "has a key without quotes");
    }
    String key = string(true);
    c = chars.peekAfterSpace();
    if (c != ':') {
      throw broken(c, "has a key without a value");
    }
    chars.take();
    return key;
  }

  private String string(boolean keep) throws IOException, BrokenJsonException {
    StringBuilder text = new StringBuilder();
    chars.take();
    for (int c = chars.peek(); c != '"'; c = chars.peek()) {
      if (c == JsonChars.END || c == '\n') {
        throw broken(c, "has a text that doesn't end");
      }
      chars.take();
      char character = c == '\\' ? escaped() : (char) c;
      if (keep) {
        text.append(character);
        weigh(1);
      }
    }
    chars.take();
    return text.toString();
  }

  private char escaped() throws IOException, BrokenJsonException {
    int c = chars.take();
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case JsonChars.END -> throw new BrokenJsonException("is cut");
      default -> (char) c;
    };
  }

  private char unicode() throws IOException, BrokenJsonException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(chars.peek(), 16);
      if (digit < 0) {
        throw broken(chars.peek(), "has a wrong \\u");
      }
      chars.take();
      code = code * 16 + digit;
    }
    return (char) code;
  }

  private String word() throws IOException, BrokenJsonException {
    StringBuilder word = new StringBuilder();
    while (JsonWords.has(chars.peek()) && word.length() < MAX_BEFORE) {
      word.append((char) chars.take());
    }
    return word.toString();
  }

  private void weigh(int more) throws BrokenJsonException {
    weight += more;
    if (weight > settings.maxBytes()) {
      tooLong = true;
      throw new BrokenJsonException(
          "is too long to keep: over " + settings.maxBytes() + " characters");
    }
  }

  private static BrokenJsonException broken(int c, String reason) {
    return new BrokenJsonException(c == JsonChars.END ? "is cut" : reason);
  }
}
