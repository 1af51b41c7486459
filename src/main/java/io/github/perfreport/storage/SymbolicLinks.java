package io.github.perfreport.storage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses symbolic links below an output folder. Anyone who can commit to a published repository
 * can commit a link, and the program must not read, write or delete its target. The folder itself
 * and its parents may be links, since the user named them.
 */
public final class SymbolicLinks {

  /** Folders that are not links; each is checked once while an output folder is held. */
  private static final Set<String> CHECKED = ConcurrentHashMap.newKeySet();

  /** Folders that exist and are not links; a checked folder need not exist. */
  private static final Set<String> CREATED = ConcurrentHashMap.newKeySet();

  private SymbolicLinks() {}

  /**
   * Checks the folders between an output folder and a file.
   *
   * @param root the output folder
   * @param path the file; one that isn't below the root, or in a bucket, passes
   * @throws IOException if one of the folders is a link; the message names it
   */
  static void check(String root, String path) throws IOException {
    if (!isBelow(root, path)) {
      return;
    }
    for (int end = path.lastIndexOf('/');
        end > root.length();
        end = path.lastIndexOf('/', end - 1)) {
      String folder = path.substring(0, end);
      if (CHECKED.contains(folder)) {
        return;
      }
      refuse(folder);
    }
    for (int end = path.lastIndexOf('/');
        end > root.length();
        end = path.lastIndexOf('/', end - 1)) {
      CHECKED.add(path.substring(0, end));
    }
  }

  /**
   * Checks a file and the folders between an output folder and it.
   *
   * @throws IOException if one of them is a link; the message names it
   */
  public static void checkFile(String root, String path) throws IOException {
    check(root, path);
    if (isBelow(root, path)) {
      refuse(path);
    }
  }

  /**
   * Creates a folder and its parents below an output folder, none of them behind a link. Other
   * threads may create the same ones at the same time.
   *
   * @throws IOException if one of them is a link, or can't be created
   */
  static void createFolder(String root, String path) throws IOException {
    if (!isBelow(root, path) || CREATED.contains(path)) {
      return;
    }
    createFolder(root, path.substring(0, path.lastIndexOf('/')));
    File folder = new File(path);
    if (!folder.mkdir()) {
      refuse(path);
      if (folder.isFile()) {
        throw new IOException(path + ": is a file, not a folder");
      }
      if (!folder.isDirectory()) {
        Files.createDirectory(folder.toPath()); // fails with the system's own reason
      }
    }
    CREATED.add(path);
  }

  private static boolean isBelow(String root, String path) {
    return Folder.isLocal(path) && path.startsWith(Layout.join(root, ""));
  }

  /**
   * Checks one file or folder.
   *
   * @throws IOException if it is a link
   */
  static void refuse(String path) throws IOException {
    if (Folder.isLocal(path) && Files.isSymbolicLink(Path.of(path))) {
      throw new IOException(path + ": is a symbolic link, and not followed");
    }
  }

  /** Forgets the checked folders, since another process may change them now. */
  static void forget() {
    CHECKED.clear();
    CREATED.clear();
  }
}
