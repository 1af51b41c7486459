package io.github.perfreport.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An output folder while a run writes to it. On disk it is held by a lock, which the system
 * releases with the process. So files in the staging folder when the lock is taken were left by a
 * killed run, and are removed. A bucket needs no lock and no cleaning.
 */
public final class OutputFolder implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path staging;
  private final FileChannel channel;

  private OutputFolder(Path staging, FileChannel channel) {
    this.staging = staging;
    this.channel = channel;
  }

  /**
   * Creates the folder if it doesn't exist, and locks it.
   *
   * @throws IOException if it can't be created or written to, or another run holds it; the message
   *     is for a person
   */
  public static OutputFolder hold(String path) throws IOException {
    if (!Folder.isLocal(path)) {
      return new OutputFolder(null, null);
    }
    Path staging = Folder.local(path).resolve(AtomicFile.STAGING);
    SymbolicLinks.forget();
    SymbolicLinks.refuse(staging.toString());
    Files.createDirectories(staging);
    FileChannel channel =
        FileChannel.open(
            staging.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IOException(path + ": another run is writing to this folder");
    }
    OutputFolder folder = new OutputFolder(staging, channel);
    folder.removeStaged();
    return folder;
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void removeStaged() throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(staging)) {
      left = files.filter(file -> !file.endsWith(LOCK)).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
  }

  /** Releases the folder and removes everything that isn't output. */
  @Override
  public void close() throws IOException {
    if (channel == null) {
      return;
    }
    removeStaged();
    Files.deleteIfExists(staging.resolve(LOCK));
    channel.close();
    Files.deleteIfExists(staging);
  }
}
