package io.github.perfreport.storage;

import com.google.api.services.storage.model.Objects;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.extensions.gcp.util.GcsUtil;
import org.apache.beam.sdk.extensions.gcp.util.gcsfs.GcsPath;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Lists folders of Cloud Storage with a delimiter. A glob of Beam's lists every object below the
 * part before its first wildcard, which in a Prow bucket means all artifacts of all runs.
 */
public final class CloudStorage {

  private static volatile PipelineOptions options;

  private CloudStorage() {}

  /** Takes the options that say how Cloud Storage is reached; once, before it is. */
  public static void use(PipelineOptions current) {
    options = current;
  }

  /** The names of the folders directly below a path, sorted; 1,000 to a call. */
  static List<String> folders(String path) throws IOException {
    GcsPath folder = GcsPath.fromUri(Layout.join(path, ""));
    GcsUtil gcs = options().as(GcsOptions.class).getGcsUtil();
    TreeSet<String> names = new TreeSet<>();
    String page = null;
    do {
      Objects objects = gcs.listObjects(folder.getBucket(), folder.getObject(), page, "/");
      if (objects.getPrefixes() != null) {
        objects.getPrefixes().forEach(prefix -> names.add(Layout.nameOf(prefix)));
      }
      page = objects.getNextPageToken();
    } while (page != null);
    return List.copyOf(names);
  }

  private static PipelineOptions options() {
    return options == null ? PipelineOptionsFactory.create() : options;
  }
}
