package io.github.perfreport.storage.gcs;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import io.github.perfreport.storage.Deadline;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.Retries;
import io.github.perfreport.storage.StoreFailedException;
import io.github.perfreport.storage.gcs.CloudBatch.Answer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.extensions.gcp.options.GcpOptions;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.extensions.gcp.util.Transport;
import org.apache.beam.sdk.extensions.gcp.util.gcsfs.GcsPath;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Lists and reads buckets with as few calls as possible: folders with a delimiter, a thousand to a
 * call; exact names, a hundred to a call; an object in one. (Beam's glob lists every object below
 * the part before its first wildcard. Its reads take two calls each. It tries a failing call for
 * four minutes, or forty if nothing answers.) {@link Retries} repeats calls that fail for a moment;
 * a {@link Deadline} aborts calls that don't end.
 */
final class CloudClient {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 20_000;

  /** The largest batch that Cloud Storage accepts. */
  private static final int BATCH = 100;

  private static final Answer NONE = new Answer(null, new IOException("no answer in its batch"));

  private final Storage storage;
  private final CloudBatch batch;
  private final Retries.Limits limits;
  private final Retries retries;

  /**
   * Separate retries, since bodies may fail while all other calls succeed, and the other way round.
   */
  private final Retries bodyRetries;

  CloudClient(PipelineOptions options, Retries.Limits limits) {
    this.limits = limits;
    this.retries = new Retries(limits, CloudFailures::mayPass);
    this.bodyRetries = new Retries(limits, CloudFailures::mayPass);
    GcsOptions gcs = options.as(GcsOptions.class);
    HttpRequestInitializer initializer = initializer(gcs);
    this.storage = Transport.newStorageClient(gcs).setHttpRequestInitializer(initializer).build();
    this.batch = new CloudBatch(storage, storage.batch(initializer).getBatchUrl());
  }

  /** Sets whose credentials are used, unless the user gave Beam a factory of them. */
  static void authorize(PipelineOptions options, String file) {
    options.as(CredentialsOptions.class).setCredentialsFile(file);
    GcpOptions gcp = options.as(GcpOptions.class);
    Class<?> byDefault = org.apache.beam.sdk.extensions.gcp.auth.GcpCredentialFactory.class;
    if (gcp.getCredentialFactoryClass() == byDefault) {
      gcp.setCredentialFactoryClass(CloudCredentials.class);
    }
  }

  private static HttpRequestInitializer initializer(GcsOptions options) {
    Credentials credentials = options.getGcpCredential();
    HttpCredentialsAdapter adapter =
        credentials == null ? null : new HttpCredentialsAdapter(credentials);
    Integer timeout = options.getGcsHttpRequestReadTimeout();
    return request -> {
      if (adapter != null) {
        adapter.initialize(request);
      }
      request.setNumberOfRetries(
          1); // after a 401, with a new token; Retries handles all other failures
      request.setConnectTimeout(CONNECT_MILLIS);
      request.setReadTimeout(timeout == null ? READ_MILLIS : timeout);
    };
  }

  List<String> folders(String path) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    list(Layout.join(path, ""), page -> page.getPrefixes(), p -> names.add(Layout.nameOf(p)));
    return List.copyOf(names);
  }

  List<Metadata> files(String folder, String end) throws IOException {
    String path = Layout.join(folder, "");
    TreeMap<String, Metadata> files = new TreeMap<>();
    list(
        path,
        page -> page.getItems(),
        object -> {
          if (object.getName().endsWith(end)) {
            String file = GcsPath.fromUri(path).getBucket() + "/" + object.getName();
            files.put(object.getName(), metadata("gs://" + file, object));
          }
        });
    return List.copyOf(files.values());
  }

  private <T> void list(
      String path,
      java.util.function.Function<Objects, List<T>> part,
      java.util.function.Consumer<T> found)
      throws IOException {
    GcsPath folder = GcsPath.fromUri(path);
    Storage.Objects.List list = storage.objects().list(folder.getBucket());
    list.setPrefix(folder.getObject()).setDelimiter("/");
    list.setFields("nextPageToken,prefixes,items(name,size,updated)");
    Deadline deadline = Deadline.in(limits.total());
    Set<String> tokens = new HashSet<>();
    do {
      Objects page = page(folder, list, deadline);
      List<T> entries = part.apply(page);
      (entries == null ? List.<T>of() : entries).forEach(found);
      list.setPageToken(page.getNextPageToken());
      if (!tokens.add(list.getPageToken())) {
        throw new StoreFailedException(
            folder + ": the store's list of it comes to the same page again", null);
      }
    } while (list.getPageToken() != null);
  }

  /**
   * Lists one page. A missing folder is listed as an empty one, so a "not found" means that the
   * bucket is missing.
   */
  private Objects page(GcsPath folder, Storage.Objects.List list, Deadline deadline)
      throws IOException {
    try {
      return call(retries, folder.toString(), () -> deadline.call(list::execute));
    } catch (FileNotFoundException e) {
      throw new StoreFailedException("gs://" + folder.getBucket() + ": no such bucket", e);
    }
  }

  /** The metadata by path; a name without an answer is asked for again, not taken to be absent. */
  Map<String, Metadata> existing(List<String> paths) throws IOException {
    TreeMap<String, Metadata> found = new TreeMap<>();
    for (int from = 0; from < paths.size(); from += BATCH) {
      List<String> left =
          new ArrayList<>(paths.subList(from, Math.min(paths.size(), from + BATCH)));
      Deadline deadline = Deadline.in(limits.total());
      try {
        retries.call(() -> ask(left, found, deadline));
      } catch (IOException e) {
        throw CloudFailures.explained(left.get(0), e);
      }
    }
    return found;
  }

  /**
   * Asks for names in a batch; answered names are removed from {@code left}.
   *
   * @throws IOException the failure of the first name that still has no answer
   */
  private Void ask(List<String> left, Map<String, Metadata> found, Deadline deadline)
      throws IOException {
    List<String> asked = List.copyOf(left);
    Map<String, Answer> answers = deadline.call(() -> batch.ask(asked));
    IOException failure = null;
    for (String path : asked) {
      Answer answer = answers.getOrDefault(path, NONE);
      if (answer.failure() != null) {
        failure = failure == null ? answer.failure() : failure;
        continue;
      }
      left.remove(path);
      if (answer.object() != null) {
        found.put(path, metadata(path, answer.object()));
      }
    }
    if (failure != null) {
      throw failure;
    }
    return null;
  }

  private static Metadata metadata(String path, StorageObject object) {
    long updated = object.getUpdated() == null ? 0 : object.getUpdated().getValue();
    return Metadata.builder()
        .setResourceId(FileSystems.matchNewResource(path, false))
        .setSizeBytes(object.getSize() == null ? 0 : object.getSize().longValue())
        .setLastModifiedMillis(updated)
        .setIsReadSeekEfficient(true)
        .build();
  }

  InputStream open(String path) throws IOException {
    return new CloudObject(path, this::body, bodyRetries, limits.total());
  }

  /** An object's content from an offset on; of the same generation, if that is known. */
  private HttpResponse body(String path, long from, Long generation) throws IOException {
    GcsPath object = GcsPath.fromUri(path);
    Storage.Objects.Get get = storage.objects().get(object.getBucket(), object.getObject());
    get.setGeneration(generation).setReturnRawInputStream(true);
    if (from > 0) {
      get.getRequestHeaders().setRange("bytes=" + from + "-");
    }
    Deadline deadline = Deadline.in(limits.total());
    return call(bodyRetries, path, () -> deadline.call(get::executeMedia));
  }

  private static <T> T call(Retries policy, String path, Retries.Call<T> call) throws IOException {
    try {
      return policy.call(call);
    } catch (IOException e) {
      throw CloudFailures.explained(path, e);
    }
  }
}
