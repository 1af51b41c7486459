package io.github.perfreport.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.testing.Repository;
import io.github.perfreport.testing.RunFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A checkout that is published, whose publisher is killed, with all that it has started or alone.
 * {@code -Dpublish.kills=30} kills it more often.
 */
class CheckoutKilledTest {

  private static final int KILLS = Integer.getInteger("publish.kills", 5);
  private static final String PAGES = "300";

  @TempDir Path folder;

  private Path temporary;
  private Repository server;
  private Repository checkout;

  @BeforeEach
  void makeFolders() throws IOException {
    temporary = Files.createDirectories(folder.resolve("tmp"));
    begin("first");
  }

  private void begin(String name) {
    server = Repository.bare(folder.resolve(name + ".git"));
    checkout = server.checkout(folder.resolve(name)).with("README.md", "ours\n").commit("Begin");
    checkout.push();
  }

  @Test
  void theNextRunEndsAsIfNoneHadBeenKilled() throws Exception {
    long begun = System.nanoTime();
    assertThat(publish(), is(0));
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    String tree = server.git("rev-parse", "main^{tree}");

    Random random = new Random(Long.getLong("publish.seed", 20261130));
    for (int round = 0; round < KILLS; round++) {
      begin("killed-" + round);
      kill(process().start(), (long) (random.nextDouble() * millis), round % 3 == 0);

      assertThat("round " + round, publish(), is(0));

      assertThat(server.git("rev-parse", "main^{tree}"), is(tree));
      assertThat(server.commits(), is(2));
      assertIsPublished();
    }
  }

  @Test
  void aMoveThatWasHalfDoneIsFinished() throws Exception {
    String before = checkout.git("rev-parse", "HEAD").strip();
    assertThat(publish(), is(0));
    String after = checkout.git("rev-parse", "HEAD").strip();
    checkout.git("reset", "-q", "--hard", before);
    RunFiles.write(gitFolder().resolve("perf-report-creator.lock"), after);
    RunFiles.write(gitFolder().resolve("index.lock"), "");
    RunFiles.write(gitFolder().resolve("refs/remotes/origin/main.lock"), "");
    checkout.with(OnePublication.PAGE, "a page\n").with(OnePublication.RESULT, "");
    byte[] cut = "é".repeat(100).getBytes(StandardCharsets.UTF_8);
    Path plot = RunFiles.write(checkout.folder().resolve("weekly/lane/vm/9/plot.png"), "");
    Files.write(plot, java.util.Arrays.copyOf(cut, 101));

    assertThat(publish(), is(0));

    assertThat(checkout.git("rev-parse", "HEAD").strip(), is(after));
    assertIsPublished();
  }

  @Test
  void whatMayBeThePersonsOwnWorkStays() throws Exception {
    String before = checkout.git("rev-parse", "HEAD").strip();
    assertThat(publish(), is(0));
    String after = checkout.git("rev-parse", "HEAD").strip();
    checkout.git("reset", "-q", "--hard", before);
    RunFiles.write(gitFolder().resolve("perf-report-creator.lock"), after);
    checkout.with(OnePublication.PAGE, "a page\n").with("README.md", "my own words\n");

    Process program = process().start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said, containsString("uncommitted change"));
    assertThat(Files.readString(checkout.folder().resolve("README.md")), is("my own words\n"));
    assertThat(checkout.git("rev-parse", "HEAD").strip(), is(before));
  }

  private void assertIsPublished() throws IOException {
    assertThat(checkout.git("status", "--porcelain", "--ignored"), is(""));
    assertThat(checkout.git("rev-parse", "HEAD"), is(server.git("rev-parse", "main")));
    assertThat(checkout.git("rev-parse", "origin/main"), is(server.git("rev-parse", "main")));
    assertThat(checkout.lines("worktree", "list").size(), is(1));
    assertThat(left(gitFolder().resolve("worktrees")), is(empty()));
    assertThat(left(temporary), is(empty()));
    assertThat(
        left(gitFolder()).stream().filter(name -> name.endsWith(".lock")).toList(), is(empty()));
  }

  private Path gitFolder() {
    return checkout.folder().resolve(".git");
  }

  private static List<String> left(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("hsperfdata"))
          .toList();
    }
  }

  private static void kill(Process program, long afterMillis, boolean alone) throws Exception {
    if (!program.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
      List<ProcessHandle> started = program.descendants().toList();
      program.destroyForcibly().waitFor();
      if (!alone) {
        started.forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  private int publish() throws Exception {
    Process program = process().start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = program.waitFor();
    assertThat(said, code, is(0));
    return code;
  }

  private ProcessBuilder process() {
    ProcessBuilder builder = OnePublication.process(checkout.folder().toString(), PAGES);
    builder.command().add(1, "-Djava.io.tmpdir=" + temporary);
    return builder;
  }
}
