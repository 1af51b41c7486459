package io.github.perfreport;

import io.github.perfreport.cli.RootCommand;
import java.io.IOException;

/** The program's main class. */
public final class PerfReportCreator {

  private PerfReportCreator() {}

  /** Runs the command that the arguments name, and exits with its code. */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(RootCommand.execute(args));
  }
}
