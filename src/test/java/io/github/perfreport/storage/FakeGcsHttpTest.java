package io.github.perfreport.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.perfreport.storage.FakeGcsCall.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls as clients other than Beam's make them, against {@link FakeGcs}. */
class FakeGcsHttpTest {
  private static final Instant DAY = Instant.parse("2024-05-06T07:08:09Z");

  private FakeGcs gcs;

  @BeforeEach
  void start() throws IOException {
    gcs = FakeGcs.start();
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @Test
  void takesUploadsInOneCall() throws Exception {
    gcs.createBucket("bucket");
    String upload = gcs.endpoint().replace("/storage/", "/upload/storage/") + "b/bucket/o";
    post(upload + "?uploadType=media&name=plain", "text/plain", "plain");
    String parts =
        "--x\r\nContent-Type: application/json\r\n\r\n{\"name\": \"two\"}\r\n"
            + "--x\r\nContent-Type: text/plain\r\n\r\nline\r\n\r\nline\r\n--x--\r\n";
    post(upload + "?uploadType=multipart", "multipart/related; boundary=x", parts);
    assertThat(new String(gcs.bytes("bucket", "plain"), UTF_8), is("plain"));
    assertThat(new String(gcs.bytes("bucket", "two"), UTF_8), is("line\r\n\r\nline"));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.UPLOAD, 2)));
  }

  @Test
  void unzipsForClientThatTakesNoGzip() throws Exception {
    gcs.put("bucket", "log", gzip("the log"), DAY, "gzip");
    HttpRequest request = HttpRequest.newBuilder(URI.create(media("log"))).build();
    assertThat(send(request).body(), is("the log"));
  }

  @Test
  void servesRanges() throws Exception {
    gcs.put("bucket", "o", utf8("0123456789"));
    assertThat(range("bytes=2-4").body(), is("234"));
    assertThat(range("bytes=-3").body(), is("789"));
    assertThat(range("bytes=8-").headers().firstValue("Content-Range").get(), is("bytes 8-9/10"));
    assertThat(range("bytes=10-").statusCode(), is(416));
  }

  @Test
  void failsTheSameCallsForTheSameSeed() throws Exception {
    List<Integer> first = statuses(5);
    assertThat(statuses(5), is(first));
    assertThat(statuses(6).equals(first), is(false));
    long failed = first.stream().filter(status -> status >= 400).count();
    assertThat(failed, is(both(greaterThan(10L)).and(lessThan(50L))));
  }

  private static List<Integer> statuses(long seed) throws Exception {
    try (FakeGcs gcs = FakeGcs.start()) {
      gcs.put("bucket", "o", utf8("x")).faults().seed(seed).failShare(0.3);
      HttpClient client = HttpClient.newHttpClient();
      URI uri = URI.create(gcs.endpoint() + "b/bucket/o/o");
      for (int i = 0; i < 100; i++) {
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      }
      return gcs.log().stream().map(FakeGcsCall::status).toList();
    }
  }

  private String media(String name) {
    String root = gcs.endpoint().replace("/storage/", "/download/storage/");
    return root + "b/bucket/o/" + name + "?alt=media";
  }

  private HttpResponse<String> range(String range) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(media("o"))).header("Range", range).build());
  }

  private static void post(String uri, String type, String body) throws Exception {
    send(
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(utf8(text));
    }
    return zipped.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
