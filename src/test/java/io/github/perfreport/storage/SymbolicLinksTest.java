package io.github.perfreport.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolicLinksTest {

  @TempDir private Path folder;
  private Path output;
  private Path victim;

  @BeforeEach
  void prepare() throws IOException {
    output = Files.createDirectories(folder.resolve("output"));
    victim = Files.createDirectories(folder.resolve("victim"));
    Files.writeString(victim.resolve("thesis.txt"), "thesis");
    SymbolicLinks.forget();
  }

  private String victimsFiles() throws IOException {
    try (var files = Files.list(victim)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().toString();
    }
  }

  private static String refusal(org.junit.jupiter.api.function.Executable write) {
    return assertThrows(IOException.class, write).getMessage();
  }

  @Test
  void writesNothingThroughALink() throws IOException {
    Files.createDirectories(output.resolve("weekly"));
    Path link = Files.createSymbolicLink(output.resolve("weekly/lane"), victim);
    String path = link.resolve("vmi/index.html").toString();
    for (int time = 0; time < 2; time++) {
      assertThat(
          refusal(() -> AtomicFile.write(output.toString(), path, "x".getBytes(UTF_8))),
          is(path + ": can't be written: " + link + ": is a symbolic link, and not followed"));
      assertThat(
          refusal(() -> AtomicFile.write(output.toString(), path, out -> out.write('x'))),
          containsString("is a symbolic link"));
    }
    assertThat(victimsFiles(), is("[thesis.txt]"));
  }

  @Test
  void stagesNothingThroughALinkAndCleansNothingBehindIt() throws IOException {
    Files.createSymbolicLink(output.resolve(".staging"), victim);
    assertThat(
        refusal(() -> OutputFolder.hold(output.toString())), containsString("is a symbolic link"));
    assertThat(victimsFiles(), is("[thesis.txt]"));
  }

  @Test
  void listsNothingBehindALink() throws IOException {
    Files.createDirectories(victim.resolve("job"));
    Files.createSymbolicLink(output.resolve("results"), victim);
    assertThat(
        refusal(() -> Folder.ownFolders(output.toString(), output + "/results")),
        containsString(output + "/results: is a symbolic link"));
  }

  @Test
  void aFolderThatWasListedBeforeItWasThereIsCreated() throws IOException {
    String jobs = output + "/results/job";
    assertThat(Folder.ownFolders(output.toString(), jobs), is(List.of()));

    AtomicFile.write(output.toString(), jobs + "/1/results.json", "x".getBytes(UTF_8));

    assertThat(Folder.ownFolders(output.toString(), jobs), contains("1"));
  }

  @Test
  void followsALinkThatTheUserNamed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("disk"), output);
    AtomicFile.write(link.toString(), link.resolve("a/b").toString(), "x".getBytes(UTF_8));
    assertThat(Files.readString(output.resolve("a/b")), is("x"));
    assertThat(Folder.ownFolders(link.toString(), link.toString()), contains(".staging", "a"));
  }

  @Test
  void replacesAFileThatIsALinkAndNotWhatItLeadsTo() throws IOException {
    Path index =
        Files.createSymbolicLink(output.resolve("index.html"), victim.resolve("thesis.txt"));
    AtomicFile.write(output.toString(), index.toString(), "ours".getBytes(UTF_8));
    assertThat(Files.isSymbolicLink(index), is(false));
    assertThat(Files.readString(victim.resolve("thesis.txt")), is("thesis"));
  }
}
