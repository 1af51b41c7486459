package io.github.perfreport.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MatchResult.Status;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Reads Beam's file systems other than the disk and Cloud Storage. Beam only matches patterns, so a
 * character of a path may act as a wildcard; other matches than the path itself are dropped.
 */
final class BeamStore implements Store {

  /** The number of exact names in one request. */
  private static final int BATCH = 100;

  @Override
  public boolean holds(String path) {
    return true;
  }

  @Override
  public List<String> folders(String path) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    String folder = Layout.join(path, "");
    for (Metadata file : match(List.of(folder + "**")).get(0)) {
      String below = below(folder, file);
      if (below.indexOf('/') > 0) {
        names.add(below.substring(0, below.indexOf('/')));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public Map<String, Metadata> existing(List<String> paths) throws IOException {
    TreeMap<String, Metadata> found = new TreeMap<>();
    for (int from = 0; from < paths.size(); from += BATCH) {
      List<String> batch = paths.subList(from, Math.min(paths.size(), from + BATCH));
      List<List<Metadata>> matched = match(batch);
      for (int i = 0; i < batch.size(); i++) {
        String path = batch.get(i);
        matched.get(i).stream()
            .filter(file -> file.resourceId().toString().equals(path))
            .forEach(file -> found.put(path, file));
      }
    }
    return found;
  }

  @Override
  public List<Metadata> files(String path, String end) throws IOException {
    String folder = Layout.join(path, "");
    return match(List.of(folder + "*" + end)).get(0).stream()
        .filter(file -> below(folder, file).endsWith(end))
        .filter(file -> below(folder, file).indexOf('/') < 0)
        .sorted(Comparator.comparing(file -> file.resourceId().toString()))
        .toList();
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(path, false)));
  }

  @Override
  public void write(String root, String path, AtomicFile.Content content) throws IOException {
    AtomicFile.createObject(path, content);
  }

  @Override
  public ResourceId resource(String path) {
    return FileSystems.matchNewResource(path, false);
  }

  private static List<List<Metadata>> match(List<String> patterns) throws IOException {
    try {
      List<List<Metadata>> matched = new ArrayList<>();
      for (MatchResult result : FileSystems.match(patterns, EmptyMatchTreatment.ALLOW)) {
        matched.add(result.status() == Status.NOT_FOUND ? List.of() : result.metadata());
      }
      return matched;
    } catch (IOException e) {
      throw new StoreFailedException(patterns.get(0) + ": " + e.getMessage(), e);
    }
  }

  /** A file's path relative to a folder; empty if the file is not below it. */
  private static String below(String folder, Metadata file) {
    String path = file.resourceId().toString();
    return path.startsWith(folder) ? path.substring(folder.length()) : "";
  }
}
