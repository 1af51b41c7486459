package io.github.perfreport.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.perfreport.storage.FakeGcsHttp.Answer;
import io.github.perfreport.storage.FakeGcsHttp.Failure;
import io.github.perfreport.storage.FakeGcsHttp.Part;
import io.github.perfreport.storage.FakeGcsHttp.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Uploads: resumable ones in chunks, multipart and plain ones in a call. */
final class FakeGcsUploads {
  private final FakeGcsStore store;
  private final Map<String, Upload> open = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();

  FakeGcsUploads(FakeGcsStore store) {
    this.store = store;
  }

  /** What an upload is to become, and the bytes received so far. */
  private record Upload(
      String bucket, String name, String encoding, String match, ByteArrayOutputStream received) {

    /** Takes a chunk that begins at {@code from}; what was received already is skipped. */
    synchronized void receive(long from, byte[] bytes) {
      int known = (int) Math.min(bytes.length, received.size() - from);
      if (known < 0) {
        throw new Failure(400, "Invalid request. The chunk leaves a gap.");
      }
      received.write(bytes, known, bytes.length - known);
    }
  }

  /** Opens a session; the answer's Location is where its chunks go. */
  Answer start(String bucket, Request request) throws IOException {
    store.objects(bucket);
    Upload upload = upload(bucket, request, request.text());
    store.requireGeneration(bucket, upload.name(), upload.match());
    String id = upload.name().hashCode() + "-" + ids.incrementAndGet();
    open.put(id, upload);
    String location =
        String.format(
            "http://%s%s?uploadType=resumable&upload_id=%s",
            request.header("host"), request.uri().getRawPath(), id);
    return Answer.empty(200, Map.of("Location", location, "X-GUploader-UploadID", id));
  }

  /** Takes a chunk: 308 and the bytes received, or the object if it was the last. */
  Answer chunk(Request request) {
    Upload upload = open.get(request.query().getOrDefault("upload_id", ""));
    if (upload == null) {
      throw new Failure(404, "No such upload");
    }
    String[] range = request.header("content-range").replace("bytes ", "").split("/", 2);
    if (range.length == 2 && !range[0].equals("*")) {
      upload.receive(Long.parseLong(range[0].substring(0, range[0].indexOf('-'))), request.body());
    } else if (range.length < 2) {
      upload.receive(0, request.body());
    }
    boolean last = range.length < 2 || range[1].equals("" + upload.received().size());
    return last ? finish(upload) : incomplete(upload);
  }

  /** Takes a whole object: {@code uploadType} media, or multipart with its metadata first. */
  Answer whole(String bucket, Request request) throws IOException {
    store.objects(bucket);
    boolean multipart = "multipart".equals(request.query().get("uploadType"));
    List<Part> parts = multipart ? request.parts() : List.of();
    String metadata = multipart ? new String(parts.get(0).bytes(), UTF_8) : "";
    Upload upload = upload(bucket, request, metadata);
    upload.receive(0, multipart ? parts.get(1).bytes() : request.body());
    return finish(upload);
  }

  private static Upload upload(String bucket, Request request, String metadata) {
    String name = request.query().getOrDefault("name", FakeGcsJson.field(metadata, "name"));
    String encoding = FakeGcsJson.field(metadata, "contentEncoding");
    String match = request.query().getOrDefault("ifGenerationMatch", "");
    return new Upload(bucket, name, encoding, match, new ByteArrayOutputStream());
  }

  private Answer finish(Upload upload) {
    store.requireGeneration(upload.bucket(), upload.name(), upload.match());
    open.values().remove(upload);
    FakeGcsContent content = FakeGcsContent.of(upload.received().toByteArray());
    Instant now = Instant.now();
    return Answer.json(
        200,
        store.put(upload.bucket(), upload.name(), content, upload.encoding(), now, now).resource());
  }

  private static Answer incomplete(Upload upload) {
    int size = upload.received().size();
    return Answer.empty(308, size == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (size - 1)));
  }
}
