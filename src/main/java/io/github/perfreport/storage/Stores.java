package io.github.perfreport.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The kinds of places that hold files: the disk, each store with a line in {@code
 * META-INF/services}, and Beam's file systems for all other schemes. The first that holds a path
 * counts.
 */
final class Stores {

  private static final Store DISK = new DiskStore();
  private static final List<Store> ALL = new ArrayList<>();

  static {
    ALL.add(DISK);
    ServiceLoader.load(Store.class, Stores.class.getClassLoader()).forEach(ALL::add);
    ALL.add(new BeamStore());
  }

  private Stores() {}

  /** The store that a path is in. */
  static Store of(String path) {
    return ALL.stream().filter(store -> store.holds(path)).findFirst().orElseThrow();
  }

  /** The store of paths that are all in one; the disk if there is no path. */
  static Store of(List<String> paths) {
    return paths.isEmpty() ? DISK : of(paths.get(0));
  }

  /** Passes the options of a run to all stores. */
  static void use(PipelineOptions options) {
    ALL.forEach(store -> store.use(options));
  }
}
