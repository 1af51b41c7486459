package io.github.perfreport.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.testing.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchFolderTest {

  @Test
  void whatIsHeldStaysAndWhatWasLeftIsRemoved() throws IOException {
    Path left = leftBehind();
    Path empty = Files.createDirectories(left.resolveSibling(left.getFileName() + "-empty"));
    try (ScratchFolder held = ScratchFolder.make()) {
      RunFiles.write(held.resolve("repository/file"), "mine");
      try (ScratchFolder other = ScratchFolder.make()) {
        assertThat(Files.isDirectory(other.resolve("lock").getParent()), is(true));
      }
      assertThat(Files.exists(held.resolve("repository/file")), is(true));
    }
    assertThat(Files.exists(left), is(false));
    assertThat(Files.exists(empty), is(false));
  }

  @Test
  void nothingIsLeftAtTheEnd() throws IOException {
    Path folder;
    try (ScratchFolder scratch = ScratchFolder.make()) {
      folder = RunFiles.write(scratch.resolve("a/b/c"), "x").getParent().getParent().getParent();
      assertThat(Files.getPosixFilePermissions(folder).size(), is(3)); // for nobody else to read
    }
    assertThat(Files.exists(folder), is(false));
  }

  @Test
  void aFolderThatIsGoneAlreadyIsNoFailure() throws IOException {
    try (ScratchFolder scratch = ScratchFolder.make()) {
      ScratchFolder.remove(scratch.resolve("lock").getParent());
    }
  }

  /** A folder as a killed run leaves it: its lock is there, and nobody holds it. */
  private static Path leftBehind() throws IOException {
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"), "perf-report-creator-" + System.nanoTime());
    RunFiles.write(folder.resolve("lock"), "");
    RunFiles.write(folder.resolve("repository/file"), "x");
    return folder;
  }
}
