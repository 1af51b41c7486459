package io.github.perfreport.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts the launcher again, with more libraries on the class path, in place of this process. */
final class Relaunch {

  /** The system property with the launcher's path. */
  private static final String LAUNCHER = "perfreport.launcher";

  private Relaunch() {}

  /**
   * Runs the same command line, and waits for its end.
   *
   * @param libraries the names of libraries that it needs
   * @return its exit code
   */
  static int with(Set<String> libraries, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(System.getProperty(LAUNCHER)));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("PERF_REPORT_LIBRARIES", String.join(" ", libraries));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    return process.waitFor();
  }

  /** A signal that ends this process ends the other too. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }
}
