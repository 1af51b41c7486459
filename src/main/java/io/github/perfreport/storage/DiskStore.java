package io.github.perfreport.storage;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/** This machine's disk, read without Beam, since an archive is many small files. */
final class DiskStore implements Store {

  @Override
  public boolean holds(String path) {
    return Folder.isLocal(path);
  }

  @Override
  public List<String> folders(String path) throws IOException {
    File folder = new File(path);
    String[] entries = folder.list();
    if (entries == null) {
      throw folder.exists()
          ? new AccessDeniedException(path, null, "not a folder that can be read")
          : new NoSuchFileException(path);
    }
    Arrays.sort(entries);
    return Arrays.stream(entries).filter(name -> new File(folder, name).isDirectory()).toList();
  }

  /** A folder or a pipe is no file. */
  @Override
  public Map<String, Metadata> existing(List<String> paths) {
    TreeMap<String, Metadata> found = new TreeMap<>();
    for (String path : paths) {
      File file = new File(path);
      if (file.isFile()) {
        found.put(path, metadata(file));
      }
    }
    return found;
  }

  private static Metadata metadata(File file) {
    return Folder.metadata(file.getAbsolutePath(), file.length(), file.lastModified());
  }

  @Override
  public List<Metadata> files(String folder, String end) {
    String[] names = new File(folder).list((parent, name) -> name.endsWith(end));
    return names == null
        ? List.of()
        : Arrays.stream(names)
            .sorted()
            .map(name -> new File(folder, name))
            .filter(File::isFile)
            .map(DiskStore::metadata)
            .toList();
  }

  @Override
  public InputStream open(String path) throws IOException {
    File file = new File(path);
    if (!file.exists()) {
      throw new NoSuchFileException(path);
    }
    if (!file.isFile()) { // a pipe may block its reader forever
      throw new FileNotFoundException(path + " (is no regular file)");
    }
    return new FileInputStream(file);
  }

  @Override
  public void write(String root, String path, AtomicFile.Content content) throws IOException {
    AtomicFile.writeLocal(root, path, content);
  }

  @Override
  public ResourceId resource(String path) {
    return FileSystems.matchNewResource(path, false);
  }
}
