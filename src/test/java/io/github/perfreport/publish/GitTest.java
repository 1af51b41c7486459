package io.github.perfreport.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.publish.Git.Answer;
import io.github.perfreport.testing.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The git program, where it doesn't answer, and where it says much. */
class GitTest {

  @TempDir Path folder;

  @Test
  void aGitThatDoesNotAnswerIsGivenUpWithAllThatItStarted() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + mute.getLocalPort() + "/repository.git";
      Git git = new Git(folder, Duration.ofMillis(700));

      IOException givenUp =
          assertThrows(IOException.class, () -> git.ask("ls-remote", "--heads", address));

      assertThat(
          givenUp.getMessage(), is("git ls-remote: printed nothing for 700 ms and was stopped"));
      assertThat(runningWith(address), is(empty()));
    }
  }

  @Test
  void whatGitLeavesRunningIsNotWaitedFor() throws IOException {
    String leaves = "!sleep 20 > /dev/null < /dev/null & echo asked >&2; exit 3; #";

    Answer answer =
        new Git(folder, Duration.ofSeconds(30)).ask("-c", "alias.leave=" + leaves, "leave");

    assertThat(answer.code(), is(3));
    assertThat(answer.err(), startsWith("asked"));
  }

  @Test
  void muchOnBothSidesAtOnceIsReadWhole() throws IOException {
    Repository repository = Repository.alone(folder.resolve("repository"));
    String line = "x".repeat(999) + "\n";
    String much = line.repeat(1_000);

    Answer answer =
        new Git(repository.folder()).feed(much, "-c", "alias.echo=!tee /dev/stderr", "echo");

    assertThat(answer.out().equals(much), is(true));
    assertThat(answer.err().equals(much), is(true));
  }

  private static List<String> runningWith(String argument) {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(argument))
        .toList();
  }
}
