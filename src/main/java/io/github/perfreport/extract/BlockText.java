package io.github.perfreport.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Collects the JSON of one block from a log, line by line.
 *
 * <p>A block as the audit tool prints it has one key or brace a line, indented by depth. So a line
 * of another program between its lines is known, and left out; a line of the block's own kind at a
 * wrong depth means that lines are missing, and the block is refused rather than guessed at. JSON
 * laid out in any other way is taken by its braces alone.
 */
final class BlockText {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_FOREIGN_LINES = 1_000;
  private static final byte[] SPEC_END = "-".repeat(30).getBytes(StandardCharsets.US_ASCII);

  private final LogWindow window;
  private final int maxBytes;
  private final LogLine line = new LogLine();
  private final ByteArrayOutputStream json = new ByteArrayOutputStream(16 * 1024);
  private LinePrefix prefix = LinePrefix.NONE;
  private int depth;
  private int valuesIndent;
  private int indentUnit;
  private int foreignLines;
  private boolean inString;
  private boolean escaped;

  BlockText(LogWindow window, int maxBytes) {
    this.window = window;
    this.maxBytes = maxBytes;
  }

  /** What stood before each line of the block last read. */
  LinePrefix prefix() {
    return prefix;
  }

  /** The text that was collected, whole or not. */
  byte[] json() {
    return json.toByteArray();
  }

  /**
   * Reads the block whose "Values" the window stands at, and moves behind it.
   *
   * @return false if the mark was no beginning of a block
   * @throws BlockRefusedException if it was, but the block isn't whole; the window then stands
   *     behind the damage, or at the beginning of the line where the next block begins
   */
  boolean read() throws java.io.IOException, BlockRefusedException {
    reset();
    int mark = takeMarkedLine();
    if (mark < 0) {
      return false;
    }
    int brace = lastBeforeBlanks(mark);
    if (brace >= line.from() && line.bytes()[brace] == '{') {
      prefix = LinePrefix.of(line.bytes(), line.from(), brace);
      return readByBraces(brace);
    }
    prefix = LinePrefix.of(line.bytes(), line.from(), mark);
    valuesIndent = mark - prefix.skip(line.bytes(), line.from(), line.to());
    boolean oneKeyALine = line.last() == '{' || isEmptyValues(mark);
    int values = mark;
    if (!hasOpeningBrace()) {
      throw new BlockRefusedException("no opening brace before \"Values\"");
    }
    takeLine();
    json.write('{');
    depth = 1;
    return oneKeyALine ? readByLines(values) : readByBraces(values);
  }

  private void reset() {
    json.reset();
    prefix = LinePrefix.NONE;
    depth = 0;
    indentUnit = 0;
    foreignLines = 0;
    inString = false;
    escaped = false;
  }

  /** Reads the line around the mark; index of a "Values" that begins a block, or -1. */
  private int takeMarkedLine() throws java.io.IOException {
    byte[] bytes = window.bytes();
    int start = window.position();
    int earliest = Math.max(0, start - LogWindow.HISTORY);
    while (start > earliest && bytes[start - 1] != '\n') {
      start--;
    }
    window.moveTo(start);
    window.nextLine();
    takeLine();
    return blockMark();
  }

  private void takeLine() {
    line.take(window.bytes(), window.lineStart(), window.lineEnd());
  }

  /** Index in the line of a "Values" followed by a colon and an object or null, or -1. */
  private int blockMark() {
    int mark = line.indexOf(LogWindow.VALUES, line.from());
    while (mark >= 0) {
      int colon = line.skipBlanks(mark + LogWindow.VALUES.length);
      int value = colon < line.to() && line.bytes()[colon] == ':' ? line.skipBlanks(colon + 1) : -1;
      if (value >= 0
          && value < line.to()
          && (line.bytes()[value] == '{' || line.bytes()[value] == 'n')) {
        return mark;
      }
      mark = line.indexOf(LogWindow.VALUES, mark + 1);
    }
    return -1;
  }

  private boolean isEmptyValues(int mark) {
    String text = line.text(mark);
    return text.matches("\"Values\"\\s*:\\s*(\\{\\s*}|null)");
  }

  private int lastBeforeBlanks(int index) {
    int i = index - 1;
    while (i >= line.from() && LinePrefix.isBlank(line.bytes()[i])) {
      i--;
    }
    return i;
  }

  /** Looks for the brace that opens the block in the lines before it. */
  private boolean hasOpeningBrace() {
    int end = window.lineStart();
    int earliest = Math.max(0, end - LogWindow.HISTORY);
    for (int back = 0; back < 20 && end > earliest; back++) {
      int lineEnd = end - 1;
      int start = lineEnd;
      while (start > earliest && window.bytes()[start - 1] != '\n') {
        start--;
      }
      line.take(window.bytes(), start, lineEnd);
      if (!line.isEmpty() && line.last() == '{') {
        return isOpening(back == 0);
      }
      end = start;
    }
    return false;
  }

  /** Progress marks may be glued to the brace; where it is the line before, any text may. */
  private boolean isOpening(boolean adjacent) {
    int text = prefix.skip(line.bytes(), line.from(), line.to());
    String glued = line.text(Math.max(text, line.from()));
    return adjacent ? glued.indexOf('"') < 0 : glued.matches("[SP•↺\\s]*\\{");
  }

  private boolean readByLines(int values) throws java.io.IOException, BlockRefusedException {
    append(values);
    if (line.last() == '{') {
      depth++;
    }
    while (depth > 0) {
      nextLine();
      int text = prefix.skip(line.bytes(), line.from(), line.to());
      if (text < 0 || !takeOwnLine(text)) {
        countForeignLine();
      }
    }
    return true;
  }

  /** Appends the line if it is one of the block's; false if it is another program's. */
  private boolean takeOwnLine(int text) throws BlockRefusedException {
    int first = line.skipBlanks(text);
    if (first == line.to()) {
      return false;
    }
    int indent = first - text;
    byte b = line.bytes()[first];
    if (b == '"') {
      takeMember(first, indent);
    } else if (b == '}') {
      takeClosingBrace(first, indent);
    } else {
      return false;
    }
    foreignLines = 0;
    return true;
  }

  private void takeMember(int first, int indent) throws BlockRefusedException {
    if (indentUnit == 0 && depth == 2) {
      indentUnit = Math.max(1, indent - valuesIndent);
    }
    checkIndent(indent, depth - 1);
    append(first);
    if (line.last() == '{') {
      depth++;
    }
  }

  private void takeClosingBrace(int first, int indent) throws BlockRefusedException {
    if (depth > 1) {
      checkIndent(indent, depth - 2);
      append(first);
    } else {
      // What another program printed behind the last brace is no part of the block.
      json.write('}');
    }
    depth--;
  }

  private void checkIndent(int indent, int level) throws BlockRefusedException {
    if (indent != valuesIndent + level * indentUnit) {
      throw new BlockRefusedException("lines of the block are missing");
    }
    if (depth > MAX_DEPTH) {
      throw new BlockRefusedException("nested deeper than " + MAX_DEPTH);
    }
  }

  private void countForeignLine() throws BlockRefusedException {
    foreignLines++;
    if (foreignLines > MAX_FOREIGN_LINES) {
      throw new BlockRefusedException("cut: its last brace doesn't come");
    }
  }

  private boolean readByBraces(int from) throws java.io.IOException, BlockRefusedException {
    int at = from;
    while (true) {
      for (int i = at; i < line.to(); i++) {
        follow(line.bytes()[i]);
        if (depth == 0) {
          json.write(line.bytes(), at, i + 1 - at);
          return true;
        }
      }
      append(at);
      nextLine();
      int text = prefix.skip(line.bytes(), line.from(), line.to());
      at = text < 0 ? line.to() : text;
    }
  }

  private void follow(byte b) throws BlockRefusedException {
    if (inString) {
      inString = escaped || b != '"';
      escaped = !escaped && b == '\\';
    } else if (b == '"') {
      inString = true;
    } else if (b == '{') {
      depth++;
      if (depth > MAX_DEPTH) {
        throw new BlockRefusedException("nested deeper than " + MAX_DEPTH);
      }
    } else if (b == '}') {
      depth--;
    }
  }

  private void nextLine() throws java.io.IOException, BlockRefusedException {
    if (!window.nextLine()) {
      throw new BlockRefusedException("cut: the log ends inside it");
    }
    takeLine();
    if (blockMark() >= 0) {
      window.moveTo(window.lineStart());
      throw new BlockRefusedException("cut: another block begins inside it");
    }
    if (line.indexOf(SPEC_END, line.from()) >= 0) {
      throw new BlockRefusedException("cut: its spec ends inside it");
    }
    if (window.isLineCut()) {
      throw new BlockRefusedException("larger than " + maxBytes + " bytes");
    }
  }

  private void append(int from) throws BlockRefusedException {
    json.write(line.bytes(), from, line.to() - from);
    json.write('\n');
    if (json.size() > maxBytes) {
      throw new BlockRefusedException("larger than " + maxBytes + " bytes");
    }
  }
}
