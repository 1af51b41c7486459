package io.github.perfreport.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.runs.layout.RunToRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSearchTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "log.txt, log.txt",
    "none.txt, ''",
    "none/*.txt, ''",
    "*.txt, log.txt",
    "a/*/x.json, 'a/b/x.json a/c/x.json'",
    "a/b*/x.json, a/b/x.json",
    "*/b/*.json, 'a/b/x.json a/b/y.json'",
    "a/**/x.json, 'a/b/x.json a/c/d/x.json a/c/x.json a/x.json'",
    "**/d/*, 'a/c/d/x.json'",
    "a/**/1/2/3/4/5/6/deep, a/1/2/3/4/5/6/deep",
    "a/**/deep, ''"
  })
  void findsTheFilesInTheOrderOfTheirPaths(String path, String files) throws IOException {
    for (String file :
        List.of(
            "log.txt",
            "a/x.json",
            "a/b/x.json",
            "a/b/y.json",
            "a/c/x.json",
            "a/c/d/x.json",
            "a/1/2/3/4/5/6/deep")) {
      write(file);
    }

    assertThat(String.join(" ", search().find(path)), is(files));
  }

  @Test
  void aTreeThatIsTooWideIsSaid() throws IOException {
    for (int i = 0; i <= FileSearch.MOST_LISTINGS; i++) {
      Files.createDirectories(folder.resolve("a/" + i));
    }

    IOException failure = assertThrows(IOException.class, () -> search().find("a/*/x"));

    assertThat(failure.getMessage(), is("more than 1000 folders"));
  }

  private FileSearch search() {
    return new FileSearch(new RunToRead("lane", "job", "7", folder.toString(), "log.txt", 0, 0));
  }

  private void write(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "x");
  }
}
