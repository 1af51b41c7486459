package io.github.perfreport.cli;

import io.github.perfreport.pipeline.ReportRun;
import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * What a command says and where: results to one stream, all else to the other. The progress line is
 * written over and over on a terminal, and not at all elsewhere.
 */
final class Console implements ReportRun.Listener {

  /** Set by the launcher, which can tell whether standard error is a terminal. */
  static final String TERMINAL = "perfreport.terminal";

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private boolean progressShown;

  Console(PrintWriter out, PrintWriter err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** A line of the result. */
  void say(String line) {
    clearProgress();
    out.println(line);
    out.flush();
  }

  /** A line about how it went, where the result is for a program to read. */
  @Override
  public void note(String line) {
    clearProgress();
    err.println(line);
    err.flush();
  }

  /** A line about what went wrong. */
  void warn(String line) {
    clearProgress();
    err.println("perf-report-creator: " + line);
    err.flush();
  }

  /** How far it is. */
  @Override
  public void progress(Supplier<String> line) {
    if (terminal) {
      err.print(CLEAR_LINE + line.get());
      err.flush();
      progressShown = true;
    }
  }

  private void clearProgress() {
    if (progressShown) {
      err.print(CLEAR_LINE);
      err.flush();
      progressShown = false;
    }
  }
}
