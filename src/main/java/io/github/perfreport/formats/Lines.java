package io.github.perfreport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The lines of a log as the tool printed them: without the stamps, colours, notes and quotes that a
 * CI system, a shell or a logger put around them. Longer lines than the limit are left out.
 */
public final class Lines {

  private static final int CHUNK = 1 << 16;
  private static final int SHOWN = 80;

  private final InputStream in;
  private final int maxBytes;
  private final Found found;
  private final byte[] chunk = new byte[CHUNK];

  /** The chunk, a character for each byte; empty until it is needed. */
  private String text = "";

  private boolean split;
  private long chunks;
  private int at;
  private int end;
  private byte[] line = new byte[256];
  private int length;
  private boolean over;

  private final ArrayDeque<Envelope.Line> ready = new ArrayDeque<>();
  private final Continuations continuations;
  private final ScriptEcho echo = new ScriptEcho(ready::add);
  private boolean logged;

  /** The lines of UTF-8, or of UTF-16 with a byte order mark. */
  public Lines(InputStream text, FormatSettings settings, Found found) throws IOException {
    this.in = Utf8Stream.of(text);
    this.maxBytes = settings.maxBytes();
    this.found = found;
    this.continuations = new Continuations(maxBytes, this::open);
  }

  /** The next line, or null after the last. */
  public String next() throws IOException {
    return next(null);
  }

  /** The next line that may hold one of the marks, or null after the last. */
  String next(Marks marks) throws IOException {
    while (ready.isEmpty()) {
      if (marks != null && !echo.isOpen() && !continuations.isOpen()) {
        skip(marks);
      }
      if (!readLine()) {
        continuations.end();
        echo.end();
        break;
      }
      if (over) {
        String start = new String(line, 0, Math.min(length, SHOWN), StandardCharsets.UTF_8);
        found.left(start, "the line is longer than " + maxBytes + " bytes");
      } else {
        continuations.add(new String(line, 0, length, StandardCharsets.UTF_8));
      }
    }
    Envelope.Line first = ready.poll();
    logged = first != null && first.logged();
    return first == null ? null : first.text();
  }

  /** True if a logger wrote the last line, as its message. */
  public boolean isLogged() {
    return logged;
  }

  private void open(String raw) {
    Envelope.open(raw, echo::add);
  }

  /** Goes on to the next line that may hold a mark; streams that GitLab split are read whole. */
  private void skip(Marks marks) throws IOException {
    while (at < end || fill()) {
      if (text.isEmpty()) {
        text = new String(chunk, 0, end, StandardCharsets.ISO_8859_1);
        split = Continuations.isSplit(text, at);
      }
      if (split) {
        return;
      }
      at = marks.lineFrom(text, chunks, at);
      if (at < end) {
        return;
      }
    }
  }

  /** Fills {@code line}; false after the last. */
  private boolean readLine() throws IOException {
    length = 0;
    over = false;
    boolean any = false;
    while (at < end || fill()) {
      any = true;
      int stop = lineEnd();
      keep(stop - at);
      at = stop + 1;
      if (stop < end) {
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    text = "";
    chunks++;
    end = in.read(chunk);
    return end > 0;
  }

  private int lineEnd() {
    int i = at;
    while (i < end && chunk[i] != '\n') {
      i++;
    }
    return i;
  }

  private void keep(int count) {
    if (length + count > maxBytes) {
      over = true;
    }
    int kept = Math.min(count, maxBytes - length);
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(length + kept, Math.min(2 * line.length, maxBytes)));
    }
    System.arraycopy(chunk, at, line, length, kept);
    length += kept;
  }
}
