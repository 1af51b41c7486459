package io.github.perfreport.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.testing.Repository;
import io.github.perfreport.testing.RunFiles;
import io.github.perfreport.testing.Written;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two publishers at a time, twenty times over one repository. */
class PublishersAtOnceTest {

  private static final int ROUNDS = 20;

  @TempDir Path folder;

  @Test
  void eachFindsThatOfTheOtherAndNothingIsLost() throws Exception {
    Repository server = Repository.bare(folder.resolve("server.git"));
    ExecutorService publishers = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Future<?> one = publishers.submit(publishing(server, "a" + round));
        Future<?> other = publishers.submit(publishing(server, "b" + round));
        one.get();
        other.get();
      }
    } finally {
      publishers.shutdown();
    }

    String runs =
        server.files().stream()
            .filter(file -> file.startsWith("results/"))
            .collect(Collectors.joining("\n"));
    assertThat(runs.lines().count(), is(2L * ROUNDS));
    assertThat(server.commits(), is(2 * ROUNDS));
    assertThat(server.lines("rev-list", "--merges", "main").size(), is(0));
    // What is computed of all runs is computed of all of them, whoever came last.
    assertThat(server.file("weekly/page"), equalTo(runs));
    assertThat(server.git("fsck", "--connectivity-only", "--no-dangling"), is(""));
  }

  private static Callable<Void> publishing(Repository server, String run) {
    return () -> {
      new Publication(server.folder().toString(), "main", false, line -> {})
          .publish(new OneRun(run));
      return null;
    };
  }

  /** A run's result, and a page of all that are there. */
  private record OneRun(String id) implements Publication.Work {

    @Override
    public void in(Path tree) throws ReportFailedException {
      RunFiles.write(tree.resolve("results/job/" + id + "/data/results.json"), id);
      String all =
          Written.below(tree.resolve("results")).stream()
              .map(file -> "results/" + file)
              .collect(Collectors.joining("\n"));
      RunFiles.write(tree.resolve("weekly/page"), all);
    }

    @Override
    public String message(StagedChanges staged) {
      return "Run " + id;
    }
  }
}
