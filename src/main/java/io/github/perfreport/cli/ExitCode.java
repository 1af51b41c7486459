package io.github.perfreport.cli;

/** What the program's exit tells a script. */
final class ExitCode {

  /** All went well. */
  static final int WELL = 0;

  /** It broke off. */
  static final int FAILED = 1;

  /** The command line, or a file it names, is wrong. */
  static final int USAGE = 2;

  /** The check found that something got worse. */
  static final int REGRESSION = 3;

  /** It ended, but a whole lane or job gave nothing. */
  static final int NOTHING = 4;

  private ExitCode() {}
}
