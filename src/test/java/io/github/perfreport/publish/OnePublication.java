package io.github.perfreport.publish;

import io.github.perfreport.pipeline.ReportFailedException;
import io.github.perfreport.testing.RunFiles;
import java.nio.file.Path;

/** A program that publishes a run's result and a page, for tests of what surrounds a process. */
final class OnePublication implements Publication.Work {

  static final String RESULT = "results/job/1/data/results.json";
  static final String PAGE = "weekly/lane/vmi/index.html";
  static final String MESSAGE = "Über 1 run\n\n# no comment\nthe end";

  private OnePublication() {}

  /** Takes the repository's address or path. */
  public static void main(String[] args) throws ReportFailedException {
    new Publication(args[0], "main", false, System.out::println).of(new OnePublication());
  }

  @Override
  public void in(Path folder) {
    RunFiles.write(folder.resolve(RESULT), "{}\r\n");
    RunFiles.write(folder.resolve(PAGE), "a page\n");
  }

  @Override
  public String message(Staged staged) {
    return MESSAGE;
  }
}
