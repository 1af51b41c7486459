package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.PerfReportCreator;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program killed while it publishes, with all that it has started, and started again. */
class PublishKilledTest {

  private static final int ROUNDS = 10;

  @TempDir Path folder;

  @Test
  void theNextRunEndsAsIfNoneHadBeenKilled() throws Exception {
    Repository whole = Repository.bare(folder.resolve("whole.git"));
    long begun = System.nanoTime();
    assertThat(publishing(whole).waitFor(), is(0));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    String tree = whole.git("rev-parse", "main^{tree}");

    Random random = new Random(20260723);
    for (int round = 0; round < ROUNDS; round++) {
      Repository server = Repository.bare(folder.resolve("server-" + round + ".git"));
      kill(publishing(server), (long) (random.nextDouble() * millis));
      assertThat(
          server.git("fsck", "--connectivity-only", "--no-dangling").contains("error"), is(false));

      Program.Outcome next =
          Program.run(
              "publish", Samples.get().densityDefinition(), "--repository=" + server.folder());

      assertThat(next.err(), next.code(), is(0));
      assertThat(server.git("rev-parse", "main^{tree}"), equalTo(tree));
      assertThat(server.commits(), is(1));
    }
  }

  private static void kill(Process program, long afterMillis) throws InterruptedException {
    if (!program.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
      program.descendants().forEach(ProcessHandle::destroyForcibly);
      program.destroyForcibly().waitFor();
    }
  }

  private static Process publishing(Repository server) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PerfReportCreator.class.getName(),
            "publish",
            Samples.get().densityDefinition(),
            "--repository=" + server.folder())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
