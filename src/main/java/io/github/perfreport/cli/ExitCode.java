package io.github.perfreport.cli;

/** The program's exit codes. */
final class ExitCode {

  /** Success. */
  static final int WELL = 0;

  /** The run failed. */
  static final int FAILED = 1;

  /** The command line, or a file that it names, is wrong. */
  static final int USAGE = 2;

  /** The check found that something got worse. */
  static final int REGRESSION = 3;

  /** The run ended, but a whole lane or job had no data. */
  static final int NOTHING = 4;

  private ExitCode() {}
}
