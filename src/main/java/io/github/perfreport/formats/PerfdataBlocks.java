package io.github.perfreport.formats;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Finds the JSON of Kubernetes' performance tests in a log: after {@code [Result:Performance]} in
 * the old tests, or after the summary's name if ClusterLoader2 has no folder to write to. Similar
 * objects without these aren't results.
 */
final class PerfdataBlocks implements FormatReader {

  private static final String TAG = "[Result:Performance]";
  private static final String END = "[Finish:Performance]";
  private static final Pattern SUMMARY = Pattern.compile("^([A-Z][\\w #-]{0,150}): \\{$");

  /** A key of every such document, within its first two lines. */
  private static final String VERSION = "\"version\"";

  private final FormatSettings settings;
  private final FormatReader json;

  /** Reads blocks by {@code json}; a summary's place is its name, like a file's. */
  PerfdataBlocks(FormatSettings settings, FormatReader json) {
    this.settings = settings;
    this.json = json;
  }

  @Override
  public void read(InputStream text, String place, Found found) throws IOException {
    Lines lines = new Lines(text, settings, found);
    Marks marks = Marks.of(TAG, ": {");
    Block block = null;
    String line = lines.next(marks);
    while (line != null) {
      Block next = start(line, place);
      if (block != null && (next != null || line.contains(END))) {
        block.leave(found);
        block = null;
      }
      if (next != null) {
        block = next;
      } else if (block != null) {
        block.add(line);
      }
      block = block == null ? null : block.read(found);
      line = lines.next(block == null ? marks : null);
    }
    if (block != null) {
      block.leave(found);
    }
  }

  private Block start(String line, String place) {
    int tag = line.indexOf(TAG);
    if (tag >= 0) {
      return new Block(line.substring(tag + TAG.length()), place, true);
    }
    boolean may = line.endsWith(": {");
    Matcher summary = may ? SUMMARY.matcher(line) : null;
    return may && summary.find() ? new Block("{", summary.group(1) + "_.json", false) : null;
  }

  /** A document up to its closing brace. */
  private final class Block {
    private final StringBuilder text = new StringBuilder();
    private final String place;
    private final boolean tagged;
    private int depth;
    private boolean inString;
    private boolean closed;
    private int linesRead;

    Block(String first, String place, boolean tagged) {
      this.place = place;
      this.tagged = tagged;
      add(first);
    }

    void add(String line) {
      linesRead++;
      for (int i = 0; i < line.length() && !closed; i++) {
        at(line, i);
      }
      text.append(line).append('\n');
      inString = false; // no text of it goes over a line's end
    }

    private void at(String line, int i) {
      char c = line.charAt(i);
      if (c == '"' && !isEscaped(line, i)) {
        inString = !inString;
      } else if (!inString && c == '{') {
        depth++;
      } else if (!inString && c == '}') {
        depth--;
        closed = depth <= 0;
      }
    }

    private static boolean isEscaped(String line, int quote) {
      int i = quote;
      while (i > 0 && line.charAt(i - 1) == '\\') {
        i--;
      }
      return (quote - i) % 2 == 1;
    }

    /** This block if it is incomplete, else null. */
    Block read(Found found) throws IOException {
      if (!tagged && linesRead == 2 && text.indexOf(VERSION) < 0) {
        return null;
      }
      if (text.length() > settings.maxBytes()) {
        leave(found);
        return null;
      }
      if (!closed) {
        return this;
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      json.read(new ByteArrayInputStream(bytes), place, found);
      return null;
    }

    void leave(Found found) {
      if (tagged || linesRead > 1) {
        found.left(Excerpt.of(text.toString().replace('\n', ' ')), "the block is cut");
      }
    }
  }
}
