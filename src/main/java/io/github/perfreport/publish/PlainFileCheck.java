package io.github.perfreport.publish;

import io.github.perfreport.publish.Git.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks, before anything is written, that the published files can be plain files of the
 * repository. No link may lead out of it, and no submodule, filter or sparse checkout may affect
 * how the files are committed.
 */
final class PlainFileCheck {

  private static final List<String> PATHS =
      List.of(
          "results", "weekly", ".staging", "index.html", "run-report.json", ":(glob)release-*/**");

  /** A sample path of each kind of published file. */
  private static final List<String> SAMPLES =
      List.of(
          "results/job/1/data/results.json",
          "weekly/lane/resource/metric/2026-01-05/data/results.json",
          "weekly/lane/resource/index.html");

  private PlainFileCheck() {}

  /**
   * Checks the working tree of a repository.
   *
   * @throws IOException if it can't store a published file; the message names the path
   */
  static void check(Git git) throws IOException {
    checkModes(git);
    checkFilters(git);
    checkSparse(git);
  }

  private static void checkModes(Git git) throws IOException {
    List<String> args = new ArrayList<>(List.of("ls-files", "-s", "--"));
    args.addAll(PATHS);
    for (String line : git.call(args.toArray(String[]::new)).lines()) {
      String path = line.substring(line.indexOf('\t') + 1);
      if (line.startsWith("120000")) {
        throw new IOException(path + ": is a symbolic link in the repository, and not followed");
      }
      if (line.startsWith("160000")) {
        throw new IOException(path + ": is a submodule; its files belong to another repository");
      }
    }
  }

  private static void checkFilters(Git git) throws IOException {
    String[] ask = {"check-attr", "filter", "--", SAMPLES.get(0), SAMPLES.get(1), SAMPLES.get(2)};
    for (String line : git.call(ask).lines()) {
      String filter = line.substring(line.lastIndexOf(' ') + 1);
      if (!filter.equals("unspecified") && !filter.equals("unset")) {
        throw new IOException(
            "the filter '%s' of .gitattributes holds for %s; published files are read as they are"
                .formatted(filter, line.substring(0, line.indexOf(": "))));
      }
    }
  }

  private static void checkSparse(Git git) throws IOException {
    Answer sparse = git.ask("config", "--bool", "core.sparseCheckout");
    if (sparse.out().strip().equals("true")) {
      throw new IOException(
          "is a sparse checkout, which leaves files out; 'git sparse-checkout disable' takes them in");
    }
  }
}
