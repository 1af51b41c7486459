package io.github.perfreport.storage;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Writes files that are complete or absent. On disk a file is written under a temporary name below
 * {@value #STAGING} and then renamed, so that a reader always finds the old file or the new one,
 * even if the program is killed. An object in a bucket appears when it is closed.
 */
public final class AtomicFile {

  /** The folder below the output folder where files on disk are written before they are renamed. */
  public static final String STAGING = ".staging";

  /** A name prefix that no other process uses, also on other hosts that write to the same disk. */
  private static final String PROCESS =
      ProcessHandle.current().pid()
          + "-"
          + Long.toHexString(new SplittableRandom().nextLong())
          + "-";

  private static final AtomicLong COUNT = new AtomicLong();

  private AtomicFile() {}

  /** Writes a file's content piece by piece. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file and creates its folders. A file on disk with the same content is not rewritten,
   * since most weeks don't change between two reports.
   *
   * @param root the output folder, in which the file is staged
   * @param path the file's path, below the root
   * @throws IOException if it could not be written; no part of it is left
   */
  public static void write(String root, String path, byte[] content) throws IOException {
    write(root, path, content, content.length);
  }

  /** Like {@link #write(String, String, byte[])}, for the first bytes of an array. */
  public static void write(String root, String path, byte[] content, int length)
      throws IOException {
    if (!Folder.isLocal(path) || !holds(new File(path), content, length)) {
      Stores.of(path).write(root, path, out -> out.write(content, 0, length));
    }
  }

  /** Like {@link #write(String, String, byte[])}, for content that need not fit into memory. */
  public static void write(String root, String path, Content content) throws IOException {
    if (Folder.isLocal(path)) {
      Stores.of(path).write(root, path, content);
      return;
    }
    // If writing an object fails midway, closing its channel leaves a truncated object, so the
    // content is staged first.
    Path whole = Files.createTempFile("perf-report", null);
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(whole))) {
        content.writeTo(out);
      }
      Stores.of(path).write(root, path, out -> Files.copy(whole, out));
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Whether a file has this content already; false if it can't be read. */
  private static boolean holds(File file, byte[] content, int length) {
    if (file.length() != length) {
      return false;
    }
    try (FileInputStream in = new FileInputStream(file)) {
      byte[] there = in.readNBytes(length);
      return Arrays.equals(there, 0, there.length, content, 0, length);
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes an object by Beam's file system of its store. It appears when it is closed. */
  public static void createObject(String path, Content content) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(
            FileSystems.create(
                FileSystems.matchNewResource(path, false), "application/octet-stream"))) {
      content.writeTo(out);
    }
  }

  /**
   * A weekly report is tens of thousands of files, most of them in new folders. {@link File}
   * returns a boolean where {@code Files} throws an exception, which costs more than the call.
   */
  static void writeLocal(String root, String path, Content content) throws IOException {
    File target = new File(path);
    File temporary = new File(new File(root, STAGING), PROCESS + COUNT.incrementAndGet());
    try {
      stage(temporary, content);
      SymbolicLinks.createFolder(root, target.getParent());
      move(temporary, target);
    } catch (IOException e) {
      Files.deleteIfExists(temporary.toPath());
      throw new IOException(target + ": can't be written: " + reason(e), e);
    }
  }

  /** The system's own words, without the name of the staged file. */
  private static String reason(IOException e) {
    if (!(e instanceof FileSystemException failure)) {
      return e.getMessage();
    }
    return failure.getReason() == null ? e.getClass().getSimpleName() : failure.getReason();
  }

  private static void stage(File temporary, Content content) throws IOException {
    try (OutputStream out = create(temporary)) {
      content.writeTo(out);
    }
  }

  private static OutputStream create(File file) throws IOException {
    try {
      return new FileOutputStream(file);
    } catch (FileNotFoundException e) {
      Files.createDirectories(file.getParentFile().toPath());
      return new FileOutputStream(file);
    }
  }

  private static void move(File temporary, File target) throws IOException {
    if (!temporary.renameTo(target)) {
      // Fails with the system's own reason.
      Files.move(temporary.toPath(), target.toPath(), StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
