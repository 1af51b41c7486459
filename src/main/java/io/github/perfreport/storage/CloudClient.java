package io.github.perfreport.storage;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import com.google.auth.Credentials;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Lists and reads buckets with as few calls as there can be: folders with a delimiter, a thousand
 * to a call; exact names, a hundred to a call; an object in one. (A glob of Beam's lists every
 * object below the part before its first wildcard, its reads take two calls each, and what fails is
 * tried for four minutes, or forty where nothing answers.) What fails for a moment is tried again
 * as {@link Retries} says.
 */
final class CloudClient {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 20_000;

  /** The most that Cloud Storage takes in a batch. */
  private static final int BATCH = 100;

  private final Storage storage;
  private final HttpRequestInitializer initializer;
  private final Retries retries;

  /** Bodies may fail where all else goes well, and the other way round. */
  private final Retries bodyRetries;

  CloudClient(PipelineOptions options, Retries.Limits limits) {
    this.retries = new Retries(limits, CloudFailures::mayPass);
    this.bodyRetries = new Retries(limits, CloudFailures::mayPass);
    GcsOptions gcs = options.as(GcsOptions.class);
    this.initializer = initializer(gcs);
    this.storage = Transport.newStorageClient(gcs).setHttpRequestInitializer(initializer).build();
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
      request.setNumberOfRetries(1); // after a 401, with a new token; all else is up to Retries
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
    do {
      Objects page = page(folder, list);
      List<T> entries = part.apply(page);
      (entries == null ? List.<T>of() : entries).forEach(found);
      list.setPageToken(page.getNextPageToken());
    } while (list.getPageToken() != null);
  }

  /** A folder that isn't there is listed as an empty one, so what is missing is the bucket. */
  private Objects page(GcsPath folder, Storage.Objects.List list) throws IOException {
    try {
      return call(retries, folder.toString(), list::execute);
    } catch (FileNotFoundException e) {
      throw new StoreFailedException("gs://" + folder.getBucket() + ": no such bucket", e);
    }
  }

  Map<String, Metadata> existing(List<String> paths) throws IOException {
    TreeMap<String, Metadata> found = new TreeMap<>();
    for (int from = 0; from < paths.size(); from += BATCH) {
      List<String> left =
          new ArrayList<>(paths.subList(from, Math.min(paths.size(), from + BATCH)));
      call(retries, left.get(0), () -> ask(left, found));
    }
    return found;
  }

  /** Asks for names in a batch; what is answered is taken from the names that are left. */
  private Void ask(List<String> left, Map<String, Metadata> found) throws IOException {
    BatchRequest batch = storage.batch(initializer);
    List<IOException> failures = new ArrayList<>();
    for (String path : List.copyOf(left)) {
      GcsPath object = GcsPath.fromUri(path);
      storage
          .objects()
          .get(object.getBucket(), object.getObject())
          .setFields("name,size,updated")
          .queue(batch, new Answer(path, left, found, failures));
    }
    batch.execute();
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return null;
  }

  /** One name's answer within a batch. */
  private static final class Answer extends JsonBatchCallback<StorageObject> {
    private final String path;
    private final List<String> left;
    private final Map<String, Metadata> found;
    private final List<IOException> failures;

    Answer(
        String path, List<String> left, Map<String, Metadata> found, List<IOException> failures) {
      this.path = path;
      this.left = left;
      this.found = found;
      this.failures = failures;
    }

    @Override
    public void onSuccess(StorageObject object, HttpHeaders headers) {
      left.remove(path);
      found.put(path, metadata(path, object));
    }

    @Override
    public void onFailure(GoogleJsonError error, HttpHeaders headers) {
      if (error.getCode() == CloudFailures.NOT_FOUND) {
        left.remove(path);
      } else {
        failures.add(CloudFailures.ofPart(error));
      }
    }
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
    return new CloudObject(path, this::body, bodyRetries);
  }

  /** What an object holds from a byte on; of the same generation, where that is known. */
  private HttpResponse body(String path, long from, Long generation) throws IOException {
    GcsPath object = GcsPath.fromUri(path);
    Storage.Objects.Get get = storage.objects().get(object.getBucket(), object.getObject());
    get.setGeneration(generation).setReturnRawInputStream(true);
    if (from > 0) {
      get.getRequestHeaders().setRange("bytes=" + from + "-");
    }
    return call(bodyRetries, path, get::executeMedia);
  }

  private static <T> T call(Retries policy, String path, Retries.Call<T> call) throws IOException {
    try {
      return policy.call(call);
    } catch (IOException e) {
      throw CloudFailures.explained(path, e);
    }
  }
}
