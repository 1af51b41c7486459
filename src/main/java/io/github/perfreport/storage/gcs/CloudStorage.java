package io.github.perfreport.storage.gcs;

import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Retries;
import io.github.perfreport.storage.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Gives access to Cloud Storage. Its libraries are on the class path only of runs that use a
 * bucket, so this class names none of their classes; {@link CloudClient} does.
 */
public final class CloudStorage implements Store {

  private static final String SCHEME = "gs://";

  private static PipelineOptions options;
  private static Retries.Limits limits = Retries.Limits.DEFAULT;
  private static CloudClient client;

  /** Whether a path is in Cloud Storage. */
  public static boolean isCloud(String path) {
    return path.startsWith(SCHEME);
  }

  /**
   * Sets the credentials for the calls of a run.
   *
   * @param file a service account's key or a user's credentials; null for the default ones
   * @throws IOException if the file can't be used; the message is a line for a person
   */
  public static void authorize(PipelineOptions run, String file) throws IOException {
    if (file != null) {
      CloudCredentials.read(Path.of(file));
    }
    CloudClient.authorize(run, file);
  }

  @Override
  public boolean holds(String path) {
    return isCloud(path);
  }

  @Override
  public void use(PipelineOptions run) {
    use(run, Retries.Limits.DEFAULT);
  }

  static synchronized void use(PipelineOptions run, Retries.Limits patience) {
    options = run;
    limits = patience;
    client = null;
  }

  /** 1,000 folders to a call. */
  @Override
  public List<String> folders(String path) throws IOException {
    return client().folders(path);
  }

  /** 100 names to a call. */
  @Override
  public Map<String, Metadata> existing(List<String> paths) throws IOException {
    return client().existing(paths);
  }

  @Override
  public List<Metadata> files(String folder, String end) throws IOException {
    return client().files(folder, end);
  }

  /** The bytes of an object as they are stored, in one call. */
  @Override
  public InputStream open(String path) throws IOException {
    return client().open(path);
  }

  @Override
  public void write(String root, String path, AtomicFile.Content content) throws IOException {
    AtomicFile.createObject(path, content);
  }

  private static synchronized CloudClient client() {
    if (client == null) {
      client = new CloudClient(options == null ? PipelineOptionsFactory.create() : options, limits);
    }
    return client;
  }
}
