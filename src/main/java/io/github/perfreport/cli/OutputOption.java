package io.github.perfreport.cli;

import picocli.CommandLine.Option;

/** The option for another output folder than the definitions'. */
final class OutputOption {

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The output folder, in place of the one that the definition names.")
  private String folder;

  /** The folder as it was given; null for the definitions' own. */
  String folder() {
    return folder;
  }
}
