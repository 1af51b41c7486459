package io.github.perfreport;

import io.github.perfreport.cli.RootCommand;

/** The program's main class. */
public final class PerfReportCreator {

  private PerfReportCreator() {}

  /** Runs the command that the arguments name, and exits with its code. */
  public static void main(String[] args) {
    System.exit(RootCommand.execute(args));
  }
}
