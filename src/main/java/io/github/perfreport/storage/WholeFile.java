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
 * Writes files that are whole or absent. On disk a file is written under a name of its own below
 * {@value #STAGING} and then renamed, so that whoever looks, whenever the program is killed, finds
 * the old file or the new one. An object of a bucket appears when it is closed.
 */
public final class WholeFile {

  /** Where files on disk are written before they get their names, below the output folder. */
  public static final String STAGING = ".staging";

  /** No other process, and no other host that writes to the same disk, has the same names. */
  private static final String PROCESS =
      ProcessHandle.current().pid()
          + "-"
          + Long.toHexString(new SplittableRandom().nextLong())
          + "-";

  private static final AtomicLong COUNT = new AtomicLong();

  private WholeFile() {}

  /** What a file is filled with, piece by piece. */
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, with the folders it stands in. One on disk that says the same already is left as
   * it is: most weeks of a report are those of the last one.
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
      SymbolicLinks.check(root, path);
      if (!holds(new File(path), content, length)) {
        writeLocal(root, path, out -> out.write(content, 0, length));
      }
    } else {
      writeObject(path, out -> out.write(content, 0, length));
    }
  }

  /** Like {@link #write(String, String, byte[])}, for content that need not fit into memory. */
  public static void write(String root, String path, Content content) throws IOException {
    if (Folder.isLocal(path)) {
      SymbolicLinks.check(root, path);
      writeLocal(root, path, content);
      return;
    }
    // An object whose writing breaks off is there, cut short, once its channel is closed.
    Path whole = Files.createTempFile("perf-report", null);
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(whole))) {
        content.writeTo(out);
      }
      writeObject(path, out -> Files.copy(whole, out));
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Whether a file says this already; what can't be read is written anew. */
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

  private static void writeObject(String path, Content content) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(
            FileSystems.create(
                FileSystems.matchNewResource(path, false), "application/octet-stream"))) {
      content.writeTo(out);
    }
  }

  /**
   * A weekly report is tens of thousands of files, most of them in new folders. {@link File} says
   * with a boolean what {@code Files} says with an exception, which costs more than the call.
   */
  private static void writeLocal(String root, String path, Content content) throws IOException {
    File target = new File(path);
    File temporary = new File(new File(root, STAGING), PROCESS + COUNT.incrementAndGet());
    try {
      stage(temporary, content);
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
    if (temporary.renameTo(target)) {
      return;
    }
    makeFolder(target.getParentFile());
    // Fails with the system's own reason where the folder was not what was missing.
    Files.move(temporary.toPath(), target.toPath(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Other threads make the same folders at the same time; whoever made it, it is there. */
  private static boolean makeFolder(File folder) {
    if (folder.mkdir() || folder.isDirectory()) {
      return true;
    }
    File parent = folder.getParentFile();
    return parent != null && makeFolder(parent) && (folder.mkdir() || folder.isDirectory());
  }
}
