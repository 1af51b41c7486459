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
 * A folder for the duration of a run, below the system's temporary folder, that only its user can
 * read. It is held by a lock, which the system releases with the process. The next run removes the
 * folders of killed runs.
 */
public final class ScratchFolder implements AutoCloseable {

  private static final String PREFIX = "perf-report-creator-";
  private static final String LOCK = "lock";
  private static final int ATTEMPTS = 20;

  private final Path folder;

  /** Kept in a field, since the JVM releases the lock of an open file without references. */
  private final FileLock lock;

  private ScratchFolder(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a new folder, and removes those that no run holds any more. */
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

  /** The lock; null if another run took the folder for an abandoned one before it was locked. */
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
      // It is another user's, or another run is removing it.
    }
  }

  /**
   * Removes an empty folder: a run may have been killed before it had a lock, or after it had
   * removed it.
   */
  private static void removeEmpty(Path left) {
    try {
      Files.deleteIfExists(left);
    } catch (IOException e) {
      // It isn't empty, or another user's.
    }
  }

  /**
   * Removes a folder that this run holds. Its lock is removed last, so that no other run takes the
   * folder for an abandoned one.
   */
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

  /** Removes a folder with everything in it, but not the targets of links. */
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
   * Unlocks git worktrees whose scratch folders are gone. Git locks a worktree while it makes it,
   * and never prunes a locked one.
   *
   * @param trees the folder in which git keeps its data on each worktree
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

  /** Removes the folder; the next run removes what can't be removed now. */
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
