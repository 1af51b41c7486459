package io.github.perfreport.storage;

import io.github.perfreport.storage.FakeGcsCall.Kind;
import io.github.perfreport.storage.FakeGcsHttp.Answer;
import io.github.perfreport.storage.FakeGcsHttp.Failure;
import io.github.perfreport.storage.FakeGcsHttp.Part;
import io.github.perfreport.storage.FakeGcsHttp.Request;
import io.github.perfreport.storage.FakeGcsStore.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** What Cloud Storage answers to a request, faults apart from those of the connection. */
final class FakeGcsService {
  private final FakeGcsStore store;
  private final FakeGcsUploads uploads;
  private final FakeGcsFaults faults;
  private final Consumer<FakeGcsCall> log;

  FakeGcsService(FakeGcsStore store, FakeGcsFaults faults, Consumer<FakeGcsCall> log) {
    this.store = store;
    this.uploads = new FakeGcsUploads(store);
    this.faults = faults;
    this.log = log;
  }

  /** Answers a call and logs it; a batch's parts as calls of their own, before it. */
  Answer answer(Kind kind, Request request, boolean part) throws IOException {
    Answer answer;
    try {
      faults.check(kind, request);
      answer = route(kind, request);
    } catch (Failure e) {
      answer = e.answer(kind == Kind.MEDIA);
    }
    String line = request.method() + " " + request.uri() + " " + request.header("range");
    log.accept(new FakeGcsCall(kind, line.strip(), answer.status(), part));
    return answer;
  }

  private Answer route(Kind kind, Request request) throws IOException {
    Map<String, String> query = request.query();
    String bucket = kind.bucket(request);
    String name = request.after("o");
    return switch (kind) {
      case LIST -> list(bucket, query);
      case GET -> Answer.json(200, store.get(bucket, name, generation(query)).resource());
      case MEDIA -> media(store.get(bucket, name, generation(query)), request);
      case BATCH -> batch(request);
      case UPLOAD_START -> uploads.start(bucket, request);
      case UPLOAD_CHUNK -> uploads.chunk(request);
      case UPLOAD -> uploads.whole(bucket, request);
      case REWRITE -> rewrite(store.get(bucket, name, ""), request.segments());
      case DELETE -> delete(bucket, name);
      case BUCKET -> bucket(bucket);
      case OTHER -> throw new Failure(404, "Not Found");
    };
  }

  private static String generation(Map<String, String> query) {
    return query.getOrDefault("generation", "");
  }

  private Answer list(String bucket, Map<String, String> query) {
    Map<String, Object> page = store.list(bucket, query);
    if (faults.repeatsPages()) {
      page.put("nextPageToken", "MA==");
    }
    return Answer.json(200, page);
  }

  private Answer batch(Request request) throws IOException {
    List<Part> parts = new ArrayList<>(request.parts());
    if (faults.turnsBatches()) {
      Collections.reverse(parts);
    }
    parts.removeIf(part -> faults.loses(part.request().after("o")));
    List<Answer> answers = new ArrayList<>();
    for (Part part : parts) {
      Request inner = part.request();
      answers.add(answer(Kind.of(inner), inner, true));
    }
    return FakeGcsHttp.batch(parts, answers);
  }

  private Answer bucket(String bucket) {
    store.objects(bucket);
    return Answer.json(
        200, Map.of("kind", "storage#bucket", "id", bucket, "name", bucket, "projectNumber", "1"));
  }

  private Answer delete(String bucket, String name) {
    store.delete(bucket, name);
    return Answer.empty(204, Map.of());
  }

  private Answer rewrite(Stored source, List<String> path) {
    Instant now = Instant.now();
    Stored copy =
        store.put(
            path.get(path.size() - 3),
            path.get(path.size() - 1),
            source.content(),
            source.encoding(),
            now,
            now);
    String size = Long.toString(source.content().size());
    return Answer.json(
        200,
        Map.of(
            "kind",
            "storage#rewriteResponse",
            "totalBytesRewritten",
            size,
            "objectSize",
            size,
            "done",
            true,
            "resource",
            copy.resource()));
  }

  private static Answer media(Stored object, Request request) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "text/plain");
    headers.put("x-goog-generation", Long.toString(object.generation()));
    headers.put("x-goog-stored-content-length", Long.toString(object.content().size()));
    headers.put("x-goog-stored-content-encoding", encoding(object));
    if (object.encoding() == null) {
      return range(object, request, headers);
    }
    if (request.header("accept-encoding").contains("gzip")) {
      headers.put("Content-Encoding", object.encoding());
      return range(object, request, headers);
    }
    return new Answer(200, headers, unzipped(object), 0, -1);
  }

  private static String encoding(Stored object) {
    return object.encoding() == null ? "identity" : object.encoding();
  }

  private static FakeGcsContent unzipped(Stored object) throws IOException {
    try (InputStream in = new GZIPInputStream(object.content().open(0))) {
      return FakeGcsContent.of(in.readAllBytes());
    }
  }

  /** The bytes a Range header asks for: {@code bytes=a-}, {@code a-b} or {@code -n}, or all. */
  private static Answer range(Stored object, Request request, Map<String, String> headers) {
    long size = object.content().size();
    String[] range = request.header("range").replace("bytes=", "").split("-", 2);
    if (range.length < 2) {
      return new Answer(200, headers, object.content(), 0, size);
    }
    boolean tail = range[0].isEmpty();
    long from = tail ? Math.max(0, size - Long.parseLong(range[1])) : Long.parseLong(range[0]);
    long last = tail || range[1].isEmpty() ? size - 1 : Long.parseLong(range[1]);
    long end = Math.min(size, last + 1);
    if (from >= end) {
      throw new Failure(416, "The requested range cannot be satisfied.");
    }
    headers.put("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + size);
    return new Answer(206, headers, object.content(), from, end - from);
  }
}
