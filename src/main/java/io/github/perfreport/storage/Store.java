package io.github.perfreport.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A kind of place that holds files, such as a bucket. {@link Stores} finds each implementation by
 * its line in {@code META-INF/services}, so an implementation loads its libraries only when it is
 * first asked for a file: most runs don't have them.
 *
 * <p>A store that doesn't answer, or refuses, throws a {@link StoreFailedException} with a line for
 * a person. No character of a path is a wildcard. Files' names are sorted as their bytes are.
 */
public interface Store {

  /** Whether a path is in this kind of place. */
  boolean holds(String path);

  /** Takes the options of a run, in each process before its first call. */
  default void use(PipelineOptions options) {}

  /**
   * The names of the folders directly below a path, sorted.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such folder, in a store that has real
   *     ones; elsewhere the list is empty
   */
  List<String> folders(String path) throws IOException;

  /** The metadata of the files with these exact names, by path; an absent file is left out. */
  Map<String, Metadata> existing(List<String> paths) throws IOException;

  /** The files directly in a folder whose names have an ending, sorted; none if it isn't there. */
  List<Metadata> files(String folder, String end) throws IOException;

  /**
   * Opens a file as it is stored. A body that breaks off is read on, or throws: the reader never
   * takes a part for the whole.
   *
   * @throws java.io.FileNotFoundException or {@link java.nio.file.NoSuchFileException}, if it isn't
   *     there
   */
  InputStream open(String path) throws IOException;

  /**
   * Writes a file and replaces an earlier one. It is there whole or not at all.
   *
   * @param root the output folder, where a store may stage the file
   * @param content in memory or staged, so that it doesn't fail midway
   */
  void write(String root, String path, AtomicFile.Content content) throws IOException;

  /** Names a file for Beam's {@code FileIO}, which opens it by {@link #open}. */
  default ResourceId resource(String path) {
    return new StoreFileSystem.StoredFile(path);
  }
}
