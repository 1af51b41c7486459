package io.github.perfreport.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/**
 * A file in the git folder of a checkout, which exists while a run works with the checkout. The run
 * holds a lock on it, which the system releases with the process. So an unlocked file was left by a
 * killed run. It names the commit that the checkout was being moved to.
 */
final class CheckoutLock implements AutoCloseable {

  private static final String NAME = "perf-report-creator.lock";

  private final Path file;

  /** The lock; null if another run has it. */
  private final FileLock held;

  private final String left;

  private CheckoutLock(Path file, FileLock held, String left) {
    this.file = file;
    this.held = held;
    this.left = left;
  }

  /** Sets the mark, unless another run holds it; then that run takes care of the checkout. */
  static CheckoutLock set(Path gitFolder) throws IOException {
    Path file = gitFolder.resolve(NAME);
    String left = null;
    if (Files.exists(file)) {
      left = Files.readString(file).strip();
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    FileLock held = lock(channel);
    if (held == null) {
      channel.close();
      return new CheckoutLock(file, null, null);
    }
    return new CheckoutLock(file, held, left);
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /**
   * The commit that a killed run was moving the checkout to, empty for none; null if no run was
   * killed.
   */
  String left() {
    return left;
  }

  /** Records the commit that the checkout is about to be moved to; empty for none. */
  void say(String commit) throws IOException {
    if (held != null) {
      FileChannel channel = held.channel();
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(commit.getBytes(StandardCharsets.UTF_8)), 0);
    }
  }

  @Override
  public void close() {
    try {
      if (held != null && held.isValid()) {
        Files.deleteIfExists(file);
        held.channel().close();
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(CheckoutLock.class).debug("{} is left", file, e);
    }
  }
}
