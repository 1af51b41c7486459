package io.github.perfreport.storage;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * Reads folders and files by path, on disk or on any other of Beam's file systems. {@link Stores}
 * knows how each kind of place is read.
 */
public final class Folder {

  private Folder() {}

  /** Whether the path is on this machine's disk. */
  public static boolean isLocal(String path) {
    return !path.contains("://");
  }

  /** A path on this machine's disk as a {@link Path}. */
  public static Path local(String path) {
    return Path.of(path);
  }

  /**
   * The names of the folders in a folder, sorted.
   *
   * @throws NoSuchFileException if there is no such folder on disk
   */
  public static List<String> folders(String path) throws IOException {
    return Stores.of(path).folders(path);
  }

  /**
   * The names of the folders in a folder below the output folder; none if there is no such folder.
   *
   * @param root the output folder, below which no folder may be a link
   * @throws IOException if one is
   */
  public static List<String> ownFolders(String root, String path) throws IOException {
    SymbolicLinks.check(root, Layout.join(path, ""));
    return foldersOrNone(path);
  }

  /** The names of the folders in a folder, sorted; none if there is no such folder. */
  public static List<String> foldersOrNone(String path) throws IOException {
    try {
      return folders(path);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * Looks up files by their exact names. Wildcards count as plain characters. A folder or a pipe is
   * no file.
   *
   * @param paths paths in one store
   * @return the metadata of each file that exists, by path
   * @throws StoreFailedException if the store doesn't answer
   */
  public static Map<String, Metadata> existing(List<String> paths) throws IOException {
    return Stores.of(paths).existing(paths);
  }

  /**
   * The metadata of a file that is known, as Beam needs it to open the file. No store is asked.
   *
   * @param path an absolute path, or one in a bucket
   * @param modifiedMillis in milliseconds since 1970; 0 if unknown
   */
  public static Metadata metadata(String path, long sizeBytes, long modifiedMillis) {
    return Metadata.builder()
        .setResourceId(Stores.of(path).resource(path))
        .setSizeBytes(sizeBytes)
        .setLastModifiedMillis(modifiedMillis)
        .setIsReadSeekEfficient(true)
        .build();
  }

  /**
   * Opens a file for reading as it is stored; it may be gzip.
   *
   * @throws NoSuchFileException if there is no such file on disk
   * @throws FileNotFoundException if there is none in the store
   */
  public static InputStream open(String path) throws IOException {
    return Stores.of(path).open(path);
  }

  /**
   * The bytes of a file, if it exists.
   *
   * @param max the largest allowed size in bytes
   * @throws IOException if it can't be read, or is larger
   */
  public static Optional<byte[]> readIfThere(String path, int max) throws IOException {
    try (InputStream in = openIfThere(path).orElse(null)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readNBytes(max);
      if (in.read() >= 0) {
        throw new IOException("larger than " + max + " bytes");
      }
      return Optional.of(bytes);
    }
  }

  /**
   * The content of a file, if it exists.
   *
   * @throws IOException if it can't be read
   */
  public static Optional<InputStream> openIfThere(String path) throws IOException {
    if (isLocal(path) && !new File(path).exists()) { // an exception costs more than this check
      return Optional.empty();
    }
    try {
      return Optional.of(isLocal(path) ? open(path) : LogStream.open(path));
    } catch (FileNotFoundException e) {
      if (isLocal(path)) { // it exists, but is a folder or not readable
        throw new IOException(e.getMessage(), e);
      }
      return Optional.empty();
    }
  }

  /** Whether a folder exists on disk; always true for a bucket, which has no real folders. */
  public static boolean canBeListed(String path) {
    return !isLocal(path) || Files.isDirectory(local(path));
  }

  /** Whether a path exists on disk but isn't a regular file, such as a folder or a pipe. */
  public static boolean isNoFile(String path) {
    File file = new File(path);
    return isLocal(path) && file.exists() && !file.isFile();
  }

  /** The files directly in a folder, by name; none if there is no such folder. */
  public static List<Metadata> files(String folder) throws IOException {
    return files(folder, "");
  }

  /**
   * The files directly in a folder whose names have an ending, by name; none if there is no such
   * folder.
   *
   * @throws StoreFailedException if the store doesn't answer
   */
  public static List<Metadata> files(String folder, String end) throws IOException {
    return Stores.of(folder).files(folder, end);
  }

  /** The absolute path; a path in a bucket is absolute already. */
  public static String absolute(String path) {
    return isLocal(path) ? local(path).toAbsolutePath().normalize().toString() : path;
  }
}
