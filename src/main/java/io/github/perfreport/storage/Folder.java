package io.github.perfreport.storage;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MatchResult.Status;

/**
 * Reads folders and files by path, on disk or on any other of Beam's file systems. The disk is read
 * directly: an archive is many small files, and each detour counts.
 */
public final class Folder {

  /** How many exact names are asked for at once; a batch of Cloud Storage holds so many. */
  private static final int BATCH = 100;

  private Folder() {}

  /** Whether the path is one on this machine's disk. */
  public static boolean isLocal(String path) {
    return !path.contains("://");
  }

  /** A path on this machine's disk, as the JDK wants it. */
  public static Path local(String path) {
    return Path.of(path);
  }

  /**
   * The names of the folders that stand in a folder, sorted.
   *
   * @throws NoSuchFileException if there is no such folder on disk
   */
  public static List<String> folders(String path) throws IOException {
    if (!isLocal(path)) {
      return remoteFolders(path);
    }
    File folder = new File(path);
    String[] entries = folder.list();
    if (entries == null) {
      throw folder.exists() ? new AccessDeniedException(path) : new NoSuchFileException(path);
    }
    Arrays.sort(entries);
    return Arrays.stream(entries).filter(name -> new File(folder, name).isDirectory()).toList();
  }

  /** The same, and none where there is no such folder. */
  public static List<String> foldersOrNone(String path) throws IOException {
    try {
      return folders(path);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static List<String> remoteFolders(String path) throws IOException {
    if (CloudStorage.isCloud(path)) {
      return CloudStorage.folders(path);
    }
    TreeSet<String> names = new TreeSet<>();
    String folder = Layout.join(path, "");
    for (Metadata file : FileSystems.match(folder + "**").metadata()) {
      String below = file.resourceId().toString().substring(folder.length());
      if (below.indexOf('/') > 0) {
        names.add(below.substring(0, below.indexOf('/')));
      }
    }
    return List.copyOf(names);
  }

  /**
   * Which of the files named exactly are there. Paths must hold no wildcard, and be of one store.
   *
   * @return what the store tells of each file that is there, by path
   */
  public static Map<String, Metadata> existing(List<String> paths) throws IOException {
    if (!paths.isEmpty() && CloudStorage.isCloud(paths.get(0))) {
      return CloudStorage.existing(paths);
    }
    TreeMap<String, Metadata> found = new TreeMap<>();
    for (int from = 0; from < paths.size(); from += BATCH) {
      List<String> batch = paths.subList(from, Math.min(paths.size(), from + BATCH));
      List<MatchResult> results = FileSystems.match(batch, EmptyMatchTreatment.ALLOW);
      for (int i = 0; i < batch.size(); i++) {
        MatchResult result = results.get(i);
        if (result.status() != Status.NOT_FOUND && !result.metadata().isEmpty()) {
          found.put(batch.get(i), result.metadata().get(0));
        }
      }
    }
    return found;
  }

  /**
   * Opens a file for reading, as it is stored: it may be gzip.
   *
   * @throws NoSuchFileException if there is no such file on disk
   * @throws FileNotFoundException if there is none in the store
   */
  public static InputStream open(String path) throws IOException {
    if (isLocal(path)) {
      File file = new File(path);
      if (!file.exists()) {
        throw new NoSuchFileException(path);
      }
      return new FileInputStream(file);
    }
    if (CloudStorage.isCloud(path)) {
      return CloudStorage.open(path);
    }
    return Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(path, false)));
  }

  /**
   * The bytes of a file, if it is there.
   *
   * @param max how large it may be
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
   * The content of a file, if it is there.
   *
   * @throws IOException if it can't be read
   */
  public static Optional<InputStream> openIfThere(String path) throws IOException {
    if (isLocal(path) && !new File(path).exists()) { // an exception costs more than the question
      return Optional.empty();
    }
    try {
      return Optional.of(isLocal(path) ? open(path) : unzipped(open(path)));
    } catch (FileNotFoundException e) {
      if (isLocal(path)) { // it is there, but a folder, or not ours to read
        throw new IOException(e.getMessage(), e);
      }
      return Optional.empty();
    }
  }

  /** Tools that copy to a bucket may compress on the way; who reads it back sees no difference. */
  private static InputStream unzipped(InputStream stored) throws IOException {
    PushbackInputStream in = new PushbackInputStream(stored, 2);
    byte[] magic = in.readNBytes(2);
    in.unread(magic);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(in) : in;
  }

  /** Whether there is a folder on disk; a bucket has none to ask for, and may always be listed. */
  public static boolean canBeListed(String path) {
    return !isLocal(path) || Files.isDirectory(local(path));
  }

  /**
   * The log of a pod of several containers, {@code <container>-build-log.txt}; the first by name
   * where there are several.
   */
  public static Optional<Metadata> containerLog(String run) throws IOException {
    if (isLocal(run) && !canBeListed(run)) {
      return Optional.empty();
    }
    if (CloudStorage.isCloud(run)) {
      return CloudStorage.files(run, "-build-log.txt").stream().findFirst();
    }
    return FileSystems.match(Layout.join(run, "*-build-log.txt"), EmptyMatchTreatment.ALLOW)
        .metadata()
        .stream()
        .min(Comparator.comparing(file -> file.resourceId().toString()));
  }

  /** The path as it stands from the root of the disk; one in a bucket is that already. */
  public static String absolute(String path) {
    return isLocal(path) ? local(path).toAbsolutePath().normalize().toString() : path;
  }
}
