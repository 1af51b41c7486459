package io.github.perfreport.formats.audit;

import java.io.ByteArrayOutputStream;

/**
 * Collects the JSON of one block from a log, line by line.
 *
 * <p>A block as the audit tool prints it has one key or brace a line, indented by depth. So lines
 * of other programs in between are recognised and left out. A line of the block's kind at a wrong
 * depth shows that lines are missing; then the block is refused.
 *
 * <p>A shell that copies a log line by line removes the indentation, or leaves one blank. Such a
 * block is taken too; JSON in any other layout is read by its braces alone. Neither layout shows
 * lost lines, see {@link #showsLoss}.
 */
final class BlockCollector {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_FOREIGN_LINES = 1_000;

  /** A report's head glued to the last brace is short; a long rest is not read once for a block. */
  private static final int MAX_REST = 1_024;

  /**
   * The depth's indentation until the first metric is read, and for good if no metric starts a
   * line.
   */
  private static final int UNKNOWN = -1;

  /** The most blanks that remain if the indentation was removed. */
  private static final int STRIPPED = 1;

  private final LogWindow window;
  private final int maxBytes;
  private final LogLine line = new LogLine();
  private final BlockStart start;
  private final Braces braces = new Braces();
  private final ByteArrayOutputStream json = new ByteArrayOutputStream(16 * 1024);
  private int depth;
  private int valuesIndent;

  /** Blanks for each level of depth; 0 if the indentation doesn't show the depth. */
  private int indentUnit;

  private boolean opened;
  private int foreignLines;
  private boolean ownBlock;

  BlockCollector(LogWindow window, int maxBytes) {
    this.window = window;
    this.maxBytes = maxBytes;
    this.start = new BlockStart(window, line);
  }

  /** The prefix of each line of the block last read. */
  LinePrefix prefix() {
    return start.prefix();
  }

  /** Whether the text last read was a block, perhaps damaged, not a part of other JSON. */
  boolean isOwnBlock() {
    return ownBlock;
  }

  /** The text that was collected, whole or not. */
  byte[] json() {
    return json.toByteArray();
  }

  /** Whether lost lines would be visible in the block last read. */
  boolean showsLoss() {
    return indentUnit != 0;
  }

  /**
   * Reads the block whose "Values" the window stands at, and moves after its last brace.
   *
   * @return false if the mark was no beginning of a block
   * @throws BlockRefusedException if it was, but the block isn't whole; the window then stands
   *     behind the damage, or at the beginning of the line that shows it
   */
  boolean read() throws BlockRefusedException {
    reset();
    if (!start.read()) {
      return false;
    }
    checkLength();
    ownBlock = start.brace() < 0 || !start.isMember();
    if (!ownBlock) {
      throw new BlockRefusedException("no block of its own but a part of other JSON");
    }
    readText();
    if (!showsLoss()) {
      checkNothingIsLeft();
    }
    return true;
  }

  private void readText() throws BlockRefusedException {
    if (start.brace() >= 0) {
      readByBraces(start.brace());
      return;
    }
    if (!start.hasBraceBefore()) {
      throw new BlockRefusedException("no opening brace before \"Values\"");
    }
    valuesIndent = start.mark() - ownText();
    json.write('{');
    depth = 1;
    // "Values": {} is closed on its line.
    if (line.last() == '{' || netBraces(start.mark()) == 0) {
      readByLines(start.mark());
    } else {
      readByBraces(start.mark());
    }
  }

  /** Checks that no brace or comma follows the block, since the real end would be there. */
  private void checkNothingIsLeft() throws BlockRefusedException {
    if (window.nextLine()) {
      line.take(window.bytes(), window.lineStart(), window.lineEnd());
      window.moveTo(window.lineStart());
      int first = line.skipBlanks(Math.max(line.from(), ownText()));
      byte b = first < line.to() ? line.bytes()[first] : 0;
      checkNoneMissing(b != '}' && b != ',');
    }
  }

  private void reset() {
    json.reset();
    depth = 0;
    indentUnit = UNKNOWN;
    foreignLines = 0;
    braces.restart();
  }

  private int ownText() {
    return start.prefix().skip(line.bytes(), line.from(), line.to());
  }

  private void readByLines(int values) throws BlockRefusedException {
    takeText(values);
    while (depth > 0) {
      nextLine();
      int text = ownText();
      if (text < 0 || !takeOwnLine(text)) {
        countForeignLine();
      }
    }
  }

  /** Appends the line if it is one of the block's; false if it is another program's. */
  private boolean takeOwnLine(int text) throws BlockRefusedException {
    int first = line.skipBlanks(text);
    if (first == line.to()) {
      return false;
    }
    byte b = line.bytes()[first];
    boolean own =
        b == '"' ? takeMember(first, first - text) : b == '}' && takeClosing(first, first - text);
    foreignLines = own ? 0 : foreignLines;
    return own;
  }

  /** Takes a line that begins with a key. */
  private boolean takeMember(int first, int indent) throws BlockRefusedException {
    if (!beginsWithKey(first)) {
      return false;
    }
    if (indentUnit == UNKNOWN && depth == 2) {
      boolean stripped = indent == valuesIndent && indent <= STRIPPED;
      indentUnit = stripped ? 0 : Math.max(1, indent - valuesIndent);
    }
    checkIndent(indent, depth - 1);
    takeText(first);
    return true;
  }

  private void takeText(int from) throws BlockRefusedException {
    append(from);
    depth += netBraces(from);
    opened = line.last() == '{';
  }

  private boolean beginsWithKey(int quote) {
    byte[] bytes = line.bytes();
    int end = quote + 1;
    while (end < line.to() && bytes[end] != '"') {
      end += bytes[end] == '\\' ? 2 : 1;
    }
    int colon = line.skipBlanks(end + 1);
    return colon < line.to() && bytes[colon] == ':';
  }

  /** Takes a line of closing braces; any text may follow the block's last brace. */
  private boolean takeClosing(int first, int indent) throws BlockRefusedException {
    int left = depth;
    int i = first;
    while (i < line.to() && left > 0 && isClosing(line.bytes()[i])) {
      left -= line.bytes()[i++] == '}' ? 1 : 0;
    }
    if (left > 0 && i < line.to()) {
      return false;
    }
    checkNoneMissing(!opened); // an empty object is printed on one line
    if (depth > 1) {
      checkIndent(indent, depth - 2);
    }
    json.write(line.bytes(), first, i - first);
    json.write('\n');
    opened = false;
    depth = left;
    if (depth == 0) {
      leaveBehind(i);
    }
    return true;
  }

  private static boolean isClosing(byte b) {
    return b == '}' || b == ',' || LinePrefix.isBlank(b);
  }

  /** Moves the window after the last brace, if more follows on its line. */
  private void leaveBehind(int index) {
    if (index < line.to() && line.to() - index <= MAX_REST) {
      window.breakLineAt(line.sourceIndex(index));
    }
  }

  private static void checkNoneMissing(boolean condition) throws BlockRefusedException {
    if (!condition) {
      throw new BlockRefusedException("lines of the block are missing");
    }
  }

  private void checkIndent(int indent, int level) throws BlockRefusedException {
    checkNoneMissing(indent == valuesIndent + level * indentUnit);
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

  private void readByBraces(int from) throws BlockRefusedException {
    int at = from;
    while (true) {
      for (int i = at; i < line.to(); i++) {
        depth += braces.follow(line.bytes()[i]);
        if (depth == 0) {
          json.write(line.bytes(), at, i + 1 - at);
          leaveBehind(i + 1);
          return;
        }
        if (depth > MAX_DEPTH) {
          throw new BlockRefusedException("nested deeper than " + MAX_DEPTH);
        }
      }
      append(at);
      indentUnit = 0;
      nextLine();
      int text = ownText();
      at = text < 0 ? line.to() : text;
    }
  }

  /** The number of unclosed braces after an index of the line. */
  private int netBraces(int from) {
    braces.restart();
    int net = 0;
    for (int i = from; i < line.to(); i++) {
      net += braces.follow(line.bytes()[i]);
    }
    return net;
  }

  private void nextLine() throws BlockRefusedException {
    if (!window.nextLine()) {
      throw new BlockRefusedException("cut: the log ends inside it");
    }
    line.take(window.bytes(), window.lineStart(), window.lineEnd());
    if (BlockStart.markIn(line) >= 0) {
      throw brokenOff("another block begins inside it");
    }
    int text = Math.max(line.from(), ownText());
    boolean closing = text < line.to() && line.bytes()[line.skipBlanks(text)] == '}';
    // Behind a closing brace the head is glued to the block's end.
    if (line.isRule(text) || (!closing && SpecReport.isHead(line, text))) {
      throw brokenOff("its spec ends inside it");
    }
    if (CapturedOutput.isMark(line)) {
      throw brokenOff("captured output begins or ends inside it");
    }
    checkLength();
  }

  /** Leaves the line for the search for the next block. */
  private BlockRefusedException brokenOff(String what) {
    window.moveTo(window.lineStart());
    return new BlockRefusedException("cut: " + what);
  }

  private void checkLength() throws BlockRefusedException {
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
