package io.github.perfreport.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.perfreport.storage.FakeGcsCall.Kind;
import io.github.perfreport.storage.FakeGcsHttp.Answer;
import io.github.perfreport.storage.FakeGcsHttp.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Google Cloud Storage on loopback: enough of the JSON API for Beam's {@code gs://} file system.
 *
 * <p>In go objects by {@link #put} and {@link #putTree} or by a client's own writes; {@link
 * #endpoint} is the value of Beam's {@code --gcsEndpoint}. Every call is counted and logged; {@link
 * #faults} makes calls slow, fail or break off. Safe for any number of threads.
 */
public final class FakeGcs implements AutoCloseable {
  /** Calls answered at a time; a call held up by latency or a stall keeps its thread. */
  private static final int THREADS = 64;

  private static final int BUFFER = 1 << 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final FakeGcsStore store = new FakeGcsStore();
  private final FakeGcsFaults faults = new FakeGcsFaults();
  private final List<FakeGcsCall> log = Collections.synchronizedList(new ArrayList<>());
  private final FakeGcsService service = new FakeGcsService(store, faults, log::add);

  private FakeGcs(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port of 127.0.0.1. */
  public static FakeGcs start() throws IOException {
    return start(0);
  }

  /** Starts one on this port of 127.0.0.1. */
  public static FakeGcs start(int port) throws IOException {
    // Without it an answer's head and body wait for each other's acknowledgement, 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    FakeGcs gcs = new FakeGcs(HttpServer.create(new InetSocketAddress(loopback, port), 0));
    gcs.server.setExecutor(gcs.threads);
    gcs.server.createContext("/", gcs::handle);
    gcs.server.start();
    return gcs;
  }

  /** The value for Beam's {@code --gcsEndpoint}. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/storage/v1/";
  }

  /** Beam's options that send {@code gs://} here, without credentials. */
  public String[] beamArgs() {
    return new String[] {
      "--gcsEndpoint=" + endpoint(),
      "--credentialFactoryClass=org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory",
      "--project=none"
    };
  }

  /** Creates an empty bucket, if there is none of that name. */
  public FakeGcs createBucket(String bucket) {
    store.createBucket(bucket);
    return this;
  }

  /** Puts an object, written now; its bucket is created if need be. */
  public FakeGcs put(String bucket, String name, byte[] bytes) {
    return put(bucket, name, bytes, Instant.now(), null);
  }

  /** Puts an object; {@code contentEncoding} is null or {@code gzip}, the bytes as stored. */
  public FakeGcs put(
      String bucket, String name, byte[] bytes, Instant updated, String contentEncoding) {
    return put(bucket, name, FakeGcsContent.of(bytes), updated, updated, contentEncoding);
  }

  /** Puts an object of any content, with both its times. */
  FakeGcs put(
      String bucket,
      String name,
      FakeGcsContent content,
      Instant created,
      Instant updated,
      String contentEncoding) {
    store.createBucket(bucket);
    store.put(bucket, name, content, contentEncoding, created, updated);
    return this;
  }

  /**
   * Puts all files below a folder, as they are now; their bytes are read when asked for.
   *
   * @param prefix goes before each file's path from the folder; empty, or ends in a slash
   */
  public FakeGcs putTree(String bucket, String prefix, Path folder) throws IOException {
    store.createBucket(bucket);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = prefix + folder.relativize(file).toString().replace('\\', '/');
        Instant updated = Files.getLastModifiedTime(file).toInstant();
        put(bucket, name, FakeGcsContent.of(file), updated, updated, null);
      }
    }
    return this;
  }

  /** An object's bytes as stored. */
  public byte[] bytes(String bucket, String name) throws IOException {
    try (InputStream in = store.get(bucket, name, "").content().open(0)) {
      return in.readAllBytes();
    }
  }

  /** A bucket's names, in order; a copy. */
  public NavigableSet<String> names(String bucket) {
    return new TreeSet<>(store.objects(bucket).keySet());
  }

  /** What is to go wrong from here on. */
  public FakeGcsFaults faults() {
    return faults;
  }

  /** HTTP requests so far; a batch is one. */
  public int calls() {
    return callsByKind().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** HTTP requests of one kind so far; those inside batches are not counted. */
  public int calls(Kind kind) {
    return callsByKind().getOrDefault(kind, 0);
  }

  /** HTTP requests so far by kind, without the kinds that never came. */
  public Map<Kind, Integer> callsByKind() {
    return count(false);
  }

  /** Calls inside batches so far by kind. */
  public Map<Kind, Integer> partsByKind() {
    return count(true);
  }

  /** All calls in the order of their answers; a copy. */
  public List<FakeGcsCall> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** Forgets all calls counted and logged. */
  public FakeGcs forgetCalls() {
    log.clear();
    return this;
  }

  /** Stops at once; calls under way break off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private Map<Kind, Integer> count(boolean part) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    log().stream()
        .filter(call -> call.part() == part)
        .forEach(call -> counts.merge(call.kind(), 1, Integer::sum));
    return counts;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      Kind kind = Kind.of(request);
      faults.await(kind);
      Answer answer = service.answer(kind, request, false);
      boolean bytes = kind == Kind.MEDIA && answer.status() < 300;
      Duration trickle = faults.trickle(kind);
      if (!trickle.isZero()) {
        trickle(exchange, answer, trickle);
      } else {
        send(exchange, answer, bytes ? faults.body(request) : null);
      }
    }
  }

  private static void trickle(HttpExchange exchange, Answer answer, Duration pause)
      throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), 0);
    OutputStream out = exchange.getResponseBody();
    try (InputStream in = answer.content().open(answer.from())) {
      for (int next = in.read(); next >= 0 && !Thread.interrupted(); next = in.read()) {
        out.write(next);
        out.flush();
        FakeGcsFaults.sleep(pause);
      }
      out.close();
    }
  }

  private static void send(HttpExchange exchange, Answer answer, FakeGcsFaults.Body body)
      throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    long length = answer.length() < 0 ? answer.content().size() : answer.length();
    long declared = length == 0 ? -1 : Math.max(0, answer.length());
    exchange.sendResponseHeaders(answer.status(), declared);
    OutputStream out = exchange.getResponseBody();
    try (InputStream in = answer.content().open(answer.from())) {
      if (body != null) {
        length -= copy(in, out, length / 2);
        out.flush();
        FakeGcsFaults.sleep(body.pause());
      }
      if (body == null || !body.cut()) {
        copy(in, out, length);
        out.close();
      }
    }
  }

  private static long copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int count = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
      if (count == 0) {
        throw new IOException("The object has become shorter");
      }
      out.write(buffer, 0, count);
      left -= count;
    }
    return length;
  }
}
