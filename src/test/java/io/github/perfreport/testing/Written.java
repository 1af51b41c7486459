package io.github.perfreport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a pipeline has left behind: files and counters. */
public final class Written {

  private Written() {}

  /** The files below a folder, as sorted paths relative to it. */
  public static List<String> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A hash of the content of each file below a folder, by relative path. */
  public static SortedMap<String, Integer> hashes(Path folder) {
    TreeMap<String, Integer> hashes = new TreeMap<>();
    below(folder).forEach(file -> hashes.put(file, Arrays.hashCode(bytes(folder.resolve(file)))));
    return hashes;
  }

  public static String text(Path file) {
    return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
