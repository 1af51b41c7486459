package io.github.perfreport.cli;

import io.github.perfreport.pipeline.ReportRun;
import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * Writes a command's output: results to one stream, everything else to the other. On a terminal the
 * progress line is overwritten in place; elsewhere it isn't written.
 */
final class Console implements ReportRun.Listener {

  /** The system property that the launcher sets if standard error is a terminal. */
  static final String TERMINAL = "perfreport.terminal";

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private boolean quiet;
  private boolean verbose;
  private boolean progressShown;

  Console(PrintWriter out, PrintWriter err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** Leaves out the summary and the progress. */
  void beQuiet(boolean wanted) {
    quiet = wanted;
  }

  /** Writes details to standard error. */
  void beVerbose(boolean wanted) {
    verbose = wanted;
  }

  /** Writes a line of the summary of a run. */
  void sum(String line) {
    if (!quiet) {
      say(line);
    }
  }

  /** Writes a line that only those who asked for details want. */
  void detail(Supplier<String> line) {
    if (verbose) {
      note(line.get());
    }
  }

  /** Writes a line of the result. */
  void say(String line) {
    clearProgress();
    out.println(line);
    out.flush();
  }

  /** Writes a line about the run to standard error, since a program may read the result. */
  @Override
  public void note(String line) {
    if (quiet) {
      return;
    }
    clearProgress();
    err.println(line);
    err.flush();
  }

  /** Writes a line about a failure. */
  void warn(String line) {
    clearProgress();
    err.println("perf-report-creator: " + line);
    err.flush();
  }

  /** Shows the progress. */
  @Override
  public void progress(Supplier<String> line) {
    if (terminal && !quiet) {
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
