package io.github.perfreport.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@SuppressWarnings("try") // a folder is held by what is not looked at
class AtomicFileTest {

  @TempDir private Path folder;

  private String root() {
    return folder.toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> files() {
    return Written.below(folder);
  }

  @Test
  void writesAFileWithItsFolders() throws IOException {
    byte[] content = "whole\n".getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(root(), path("a/b/c.json"), content);
    AtomicFile.write(root(), path("a/b/part.json"), content, 3);
    AtomicFile.write(root(), path("empty"), new byte[0]);
    assertThat(files(), contains("a/b/c.json", "a/b/part.json", "empty"));
    assertThat(Files.readString(folder.resolve("a/b/c.json")), equalTo("whole\n"));
    assertThat(Files.readString(folder.resolve("a/b/part.json")), equalTo("who"));
  }

  @Test
  void replacesAFile() throws IOException {
    AtomicFile.write(root(), path("f"), new byte[100_000]);
    AtomicFile.write(root(), path("f"), new byte[] {'n', 'e', 'w'});
    assertThat(Files.readString(folder.resolve("f")), equalTo("new"));
    assertThat(files(), contains("f"));
  }

  @Test
  void leavesAFileThatSaysTheSame() throws IOException {
    Path file = folder.resolve("a.json");
    FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    AtomicFile.write(root(), file.toString(), bytes("same"));
    Files.setLastModifiedTime(file, old);

    AtomicFile.write(root(), file.toString(), bytes("same"));
    assertThat(Files.getLastModifiedTime(file), is(old));

    AtomicFile.write(root(), file.toString(), bytes("some"));
    assertThat(Files.readString(file), equalTo("some"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void leavesNothingOfAFailedWrite() throws IOException {
    Files.createDirectories(folder.resolve("taken/by-a-folder"));
    Files.writeString(folder.resolve("file"), "stays");
    assertThrows(
        IOException.class, () -> AtomicFile.write(root(), path("taken"), new byte[] {'x'}));
    assertThrows(
        IOException.class, () -> AtomicFile.write(root(), path("file/below"), new byte[] {'x'}));
    assertThat(files(), contains("file"));
    assertThat(Files.readString(folder.resolve("file")), equalTo("stays"));
  }

  @Test
  void holdsAWholeFileWhoeverWritesAtTheSameTime() throws Exception {
    int writers = 4;
    List<Future<?>> all = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(writers + 1);
    try {
      for (int i = 0; i < writers; i++) {
        byte[] content = new byte[50_000 + 10_000 * i];
        Arrays.fill(content, (byte) ('a' + i));
        all.add(
            pool.submit(
                () -> {
                  for (int times = 0; times < 50; times++) {
                    AtomicFile.write(root(), path("x/one"), content);
                  }
                  return null;
                }));
      }
      int seen = 0;
      while (seen == 0 || !all.stream().allMatch(Future::isDone)) {
        if (Files.exists(folder.resolve("x/one"))) {
          assertIsWhole(Files.readAllBytes(folder.resolve("x/one")));
          seen++;
        }
      }
      for (Future<?> writer : all) {
        writer.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertIsWhole(Files.readAllBytes(folder.resolve("x/one")));
    assertThat(files(), contains("x/one"));
  }

  private static void assertIsWhole(byte[] content) {
    int writer = content[0] - 'a';
    assertThat(content.length, is(50_000 + 10_000 * writer));
    assertThat(content[content.length - 1], is(content[0]));
  }

  @Test
  void refusesASecondHolderOfAFolder() throws IOException {
    try (OutputFolder held = OutputFolder.hold(root())) {
      IOException refused = assertThrows(IOException.class, () -> OutputFolder.hold(root()));
      assertThat(refused.getMessage(), equalTo(root() + ": another run is writing to this folder"));
      AtomicFile.write(root(), path("f"), new byte[] {'x'});
    }
    OutputFolder.hold(root()).close();
    assertThat(files(), contains("f"));
  }

  @Test
  void removesWhatAKilledRunLeftStaged() throws IOException {
    Path staging = Files.createDirectories(folder.resolve(AtomicFile.STAGING));
    Files.writeString(staging.resolve("left.part"), "half");
    Files.writeString(staging.resolve("lock"), "");
    try (OutputFolder held = OutputFolder.hold(root())) {
      assertThat(files(), contains(AtomicFile.STAGING + "/lock"));
    }
    assertThat(files(), is(empty()));
    assertThat(Files.exists(staging), is(false));
  }

  @Test
  void saysThatAFolderCantBeMade() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    IOException refused =
        assertThrows(IOException.class, () -> OutputFolder.hold(path("file/output")));
    assertThat(refused.getMessage(), containsString("file"));
  }
}
