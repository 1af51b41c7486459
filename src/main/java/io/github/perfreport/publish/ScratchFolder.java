package io.github.perfreport.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
final class ScratchFolder implements AutoCloseable {

  private static final String PREFIX = "perf-report-creator-";
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;

  private ScratchFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a new folder, and removes those that nobody holds any more. */
  static ScratchFolder make() throws IOException {
    Path made = Files.createTempDirectory("new-" + PREFIX);
    Path parent = made.getParent();
    removeLeft(parent);
    FileChannel lock = open(made, StandardOpenOption.CREATE_NEW);
    if (held(lock) == null) {
      throw new IOException(made + ": can't be locked");
    }
    // It gets its name once it is held, so that no other run takes it for one that was left.
    String name = PREFIX + made.getFileName().toString().substring(("new-" + PREFIX).length());
    return new ScratchFolder(Files.move(made, parent.resolve(name)), lock);
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
      try (FileChannel channel = open(left, StandardOpenOption.WRITE)) {
        if (held(channel) != null) {
          removeHeld(left);
        }
      } catch (IOException e) {
        // Another user's, or another run removes it just now.
      }
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
  static void remove(Path folder) throws IOException {
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

  /** What can't be removed is removed by the next run. */
  @Override
  public void close() {
    try (lock) {
      removeHeld(folder);
    } catch (IOException e) {
      LoggerFactory.getLogger(ScratchFolder.class).debug("{} is left", folder, e);
    }
  }
}
