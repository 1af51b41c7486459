package io.github.perfreport.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Writes files that are whole or absent. On disk a file is written under a name of its own below
 * {@value #STAGING} and then renamed, so that whoever looks, whenever the program is killed, finds
 * the old file or the new one. An object of a bucket appears when it is closed.
 */
public final class WholeFile {

  /** Where files on disk are written before they get their names, below the output folder. */
  public static final String STAGING = ".staging";

  private WholeFile() {}

  /**
   * Writes a file, with the folders it stands in.
   *
   * @param root the output folder, in which the file is staged
   * @param path where it is to stand, below the root
   * @throws IOException if it could not be written; nothing of it is left behind
   */
  public static void write(String root, String path, byte[] content) throws IOException {
    write(root, path, content, content.length);
  }

  /** Like {@link #write(String, String, byte[])}, for the first bytes of an array. */
  public static void write(String root, String path, byte[] content, int length)
      throws IOException {
    if (Folder.isLocal(path)) {
      writeLocal(Folder.local(Layout.join(root, STAGING)), Folder.local(path), content, length);
      return;
    }
    try (WritableByteChannel channel =
        FileSystems.create(FileSystems.matchNewResource(path, false), "application/octet-stream")) {
      ByteBuffer bytes = ByteBuffer.wrap(content, 0, length);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static void writeLocal(Path staging, Path target, byte[] content, int length)
      throws IOException {
    Path temporary = staging.resolve(UUID.randomUUID() + ".part");
    try {
      stage(temporary, content, length);
      move(temporary, target);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static void stage(Path temporary, byte[] content, int length) throws IOException {
    try (var channel = create(temporary)) {
      ByteBuffer bytes = ByteBuffer.wrap(content, 0, length);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static WritableByteChannel create(Path file) throws IOException {
    try {
      return Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(file.getParent());
      return Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      rename(temporary, target);
    } catch (NoSuchFileException e) {
      Files.createDirectories(target.getParent());
      rename(temporary, target);
    }
  }

  private static void rename(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("can't be renamed into place from " + temporary.getParent(), e);
    }
  }
}
