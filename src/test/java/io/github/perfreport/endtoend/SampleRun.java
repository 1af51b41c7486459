package io.github.perfreport.endtoend;

import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/** One run of all three steps on the sample logs, shared by tests that only look at it. */
final class SampleRun {

  private static SampleRun shared;

  private final Path output;
  private final Program.Outcome outcome;

  private SampleRun(Path output) {
    this.output = output;
    this.outcome = run(output);
  }

  static synchronized SampleRun get() {
    if (shared == null) {
      try {
        Path output = Files.createTempDirectory("sample-run");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Samples.remove(output)));
        shared = new SampleRun(output);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  /** Runs both sample definitions. */
  static Program.Outcome run(Path output, String... more) {
    String[] args = new String[5 + more.length];
    args[0] = "run";
    args[1] = Samples.get().definition();
    args[2] = Samples.get().densityDefinition();
    args[3] = "--output";
    args[4] = output.toString();
    System.arraycopy(more, 0, args, 5, more.length);
    return Program.run(args);
  }

  Path output() {
    return output;
  }

  Program.Outcome outcome() {
    return outcome;
  }

  /** All files with hashes of their content. */
  SortedMap<String, Integer> files() {
    return Written.hashes(output);
  }
}
