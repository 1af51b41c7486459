package io.github.perfreport.extract;

import io.github.perfreport.definition.OutputSource;
import io.github.perfreport.definition.Wildcard;
import io.github.perfreport.runs.layout.RunToRead;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * Finds the files of a run that a path with wildcards stands for. A part of the path without a
 * wildcard costs no listing.
 */
final class FileSearch {

  /** A run's artifacts may be a tree of thousands; a path that needs more is too wide. */
  static final int MOST_LISTINGS = 1000;

  private static final String ANY_FOLDERS = "**";

  private final RunToRead run;
  private final SortedSet<String> found = new TreeSet<>();
  private int listings;

  FileSearch(RunToRead run) {
    this.run = run;
  }

  /**
   * The files below the run's folder, sorted by path.
   *
   * @param path as {@link OutputSource#path()} has it
   * @throws IOException if a folder can't be listed, or more than {@value #MOST_LISTINGS} would be
   */
  List<String> find(String path) throws IOException {
    int last = path.lastIndexOf('/');
    List<String> parents = last < 0 ? List.of() : List.of(path.substring(0, last).split("/"));
    search("", parents, path.substring(last + 1));
    return List.copyOf(found);
  }

  private void search(String folder, List<String> parts, String name) throws IOException {
    if (parts.isEmpty()) {
      addFiles(folder, name);
    } else if (parts.get(0).equals(ANY_FOLDERS)) {
      searchBelow(folder, rest(parts), name, OutputSource.MOST_FOLDERS_DEEP);
    } else if (!Wildcard.isWild(parts.get(0))) {
      search(folder + parts.get(0) + "/", rest(parts), name);
    } else {
      for (String child : folders(folder)) {
        if (Wildcard.matches(parts.get(0), child)) {
          search(folder + child + "/", rest(parts), name);
        }
      }
    }
  }

  private void searchBelow(String folder, List<String> parts, String name, int depth)
      throws IOException {
    search(folder, parts, name);
    if (depth > 0) {
      for (String child : folders(folder)) {
        searchBelow(folder + child + "/", parts, name, depth - 1);
      }
    }
  }

  private void addFiles(String folder, String name) throws IOException {
    count();
    if (Wildcard.isWild(name)) {
      for (Metadata file : Folder.files(run.path(folder))) {
        String fileName = Layout.nameOf(file.resourceId().toString());
        if (Wildcard.matches(name, fileName)) {
          found.add(folder + fileName);
        }
      }
    } else {
      if (!Folder.existing(List.of(run.path(folder + name))).isEmpty()) {
        found.add(folder + name);
      }
    }
  }

  private List<String> folders(String folder) throws IOException {
    count();
    return Folder.foldersOrNone(run.path(folder));
  }

  private void count() throws IOException {
    if (++listings > MOST_LISTINGS) {
      throw new IOException("more than " + MOST_LISTINGS + " folders");
    }
  }

  private static List<String> rest(List<String> parts) {
    return parts.subList(1, parts.size());
  }
}
