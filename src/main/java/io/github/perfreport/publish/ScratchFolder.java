package io.github.perfreport.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A folder for the time of a run, below the system's temporary folder, for nobody else to read. It
 * is held by a lock, which the system lets go with the process however that ends; what runs that
 * were killed have left behind is removed by the next one.
 */
public final class ScratchFolder implements AutoCloseable {

  private static final String PREFIX = "perf-report-creator-";
  private static final String LOCK = "lock";
  private static final int ATTEMPTS = 20;

  private final Path folder;

  /** Kept itself, as the JVM forgets the lock of an open file that nobody refers to. */
  private final FileLock lock;

  private ScratchFolder(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a new folder, and removes those that nobody holds any more. */
  static ScratchFolder make() throws IOException {
    removeLeft(Path.of(System.getProperty("java.io.tmpdir")));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path made = Files.createTempDirectory(PREFIX);
      FileLock lock = lockOf(made);
      if (lock != null) {
        return new ScratchFolder(made, lock);
      }
    }
    throw new IOException(System.getProperty("java.io.tmpdir") + ": no folder in it stays");
  }

  /** Null where another run took the folder for one that was left, before it was held. */
  private static FileLock lockOf(Path made) throws IOException {
    FileChannel channel;
    try {
      channel = open(made, StandardOpenOption.CREATE_NEW);
    } catch (NoSuchFileException e) {
      return null;
    }
    FileLock lock = held(channel);
    if (lock != null && Files.exists(made.resolve(LOCK))) {
      return lock;
    }
    channel.close();
    return null;
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  private static FileChannel open(Path folder, OpenOption how) throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), how, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private static FileLock held(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void removeLeft(Path parent) throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(parent)) {
      folders =
          entries
              .filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
              .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
              .toList();
    }
    for (Path left : folders) {
      removeIfLeft(left);
    }
  }

  private static void removeIfLeft(Path left) {
    try (FileChannel channel = open(left, StandardOpenOption.WRITE)) {
      if (held(channel) != null) {
        removeHeld(left);
      }
    } catch (NoSuchFileException e) {
      removeEmpty(left);
    } catch (IOException e) {
      // Another user's, or another run removes it just now.
    }
  }

  /** A run may have been killed before it had a lock, or after it had removed it. */
  private static void removeEmpty(Path left) {
    try {
      Files.deleteIfExists(left);
    } catch (IOException e) {
      // It isn't empty, or another user's.
    }
  }

  /** Its lock goes last, so that nobody else takes it for one that was left and removes it too. */
  private static void removeHeld(Path held) throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(held)) {
      entries = all.filter(entry -> !entry.endsWith(LOCK)).toList();
    }
    for (Path entry : entries) {
      remove(entry);
    }
    Files.deleteIfExists(held.resolve(LOCK));
    Files.deleteIfExists(held);
  }

  /** Removes a folder with all that is in it; nothing that a link in it leads to. */
  public static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, IOException failure)
              throws IOException {
            Files.deleteIfExists(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Unlocks trees of git's that were in scratch folders which are gone. Git locks a tree while it
   * makes it, and forgets none that is locked.
   *
   * @param trees the folder in which git keeps what it knows of each tree
   */
  static void unlockGone(Path trees) throws IOException {
    if (!Files.isDirectory(trees)) {
      return;
    }
    try (Stream<Path> all = Files.list(trees)) {
      for (Path known : all.toList()) {
        Path lock = known.resolve("locked");
        if (Files.exists(lock) && isGone(known.resolve("gitdir"))) {
          Files.deleteIfExists(lock);
        }
      }
    }
  }

  private static boolean isGone(Path pointer) throws IOException {
    if (!Files.exists(pointer)) {
      return false;
    }
    String tree = Files.readString(pointer).strip();
    return tree.contains("/" + PREFIX) && !Files.exists(Path.of(tree));
  }

  /** What can't be removed is removed by the next run. */
  @Override
  public void close() {
    try {
      try {
        removeHeld(folder);
      } finally {
        lock.channel().close();
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(ScratchFolder.class).debug("{} is left", folder, e);
    }
  }
}
