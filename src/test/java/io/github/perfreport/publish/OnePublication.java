package io.github.perfreport.publish;

import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.testing.RunFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that publishes a run's result and a page, for tests of what surrounds a process. */
final class OnePublication implements Publication.Work {

  static final String RESULT = "results/job/1/data/results.json";
  static final String PAGE = "weekly/lane/vmi/index.html";
  static final String MESSAGE = "Über 1 run\n\n# no comment\nthe end";

  private final int pages;

  private OnePublication(int pages) {
    this.pages = pages;
  }

  /** Takes the repository's address or path, and how many more pages there are. */
  public static void main(String[] args) throws ReportFailedException {
    int pages = args.length > 1 ? Integer.parseInt(args[1]) : 0;
    new Publication(args[0], "main", false, System.out::println).publish(new OnePublication(pages));
  }

  /** A process of it, which has yet to be started. */
  static ProcessBuilder process(String... args) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            OnePublication.class.getName());
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.command().addAll(List.of(args));
    return builder.redirectErrorStream(true);
  }

  @Override
  public void in(Path folder) {
    RunFiles.write(folder.resolve(RESULT), "{}\r\n");
    RunFiles.write(folder.resolve(PAGE), "a page\n");
    for (int page = 0; page < pages; page++) {
      RunFiles.write(folder.resolve("weekly/lane/vm/" + page + "/plot.png"), "é".repeat(50 * page));
    }
  }

  @Override
  public String message(StagedChanges staged) {
    return MESSAGE;
  }
}
