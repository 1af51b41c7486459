package io.github.perfreport.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.perfreport.counters.ReportCounter;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/**
 * The Dataflow service on loopback: takes jobs, runs none of them, and answers what a test wants of
 * their state, counters and messages.
 */
final class FakeDataflow implements AutoCloseable {

  static final String PROJECT = "some-project";
  static final String REGION = "us-central1";
  static final String JOB_ID = "2026-07-03_01_02_03-42";

  static final String JOBS = "/v1b3/projects/" + PROJECT + "/locations/" + REGION + "/jobs";
  static final String JOB = JOBS + "/" + JOB_ID;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<JsonNode> jobs = Collections.synchronizedList(new ArrayList<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Queue<String> states = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> counters = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();
  private String refusal;

  FakeDataflow() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The states of the job from now on; the last one stays. */
  FakeDataflow states(String... names) {
    states.addAll(new ArrayDeque<>(List.of(names)));
    return this;
  }

  /** What the job has counted. */
  FakeDataflow counter(ReportCounter counter, int value) {
    return counter(counter, counter.fixedName(), value);
  }

  /** What the job has counted for a key. */
  FakeDataflow counter(ReportCounter counter, String key, int value) {
    counters.put(counter.namespace() + ":" + key, value);
    return this;
  }

  /** A message of an error of the job's. */
  FakeDataflow error(String text) {
    errors.add(text);
    return this;
  }

  /** Takes no job, for this reason. */
  FakeDataflow refuse(String reason) {
    refusal = reason;
    return this;
  }

  /** The options that send jobs here. */
  List<String> args() {
    return List.of(
        "--runner=DataflowRunner",
        "--region=" + REGION,
        "--project=" + PROJECT,
        "--apiRootUrl=http://127.0.0.1:" + server.getAddress().getPort() + "/",
        "--dataflowEndpoint=");
  }

  /** The jobs that were submitted. */
  List<JsonNode> jobs() {
    return List.copyOf(jobs);
  }

  /** Method and path of each call. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    calls.add(exchange.getRequestMethod() + " " + path);
    JsonNode answer;
    int code = 200;
    if (exchange.getRequestMethod().equals("POST") && refusal != null) {
      code = 403;
      answer = JSON.createObjectNode();
      ((ObjectNode) answer).putObject("error").put("code", code).put("message", refusal);
    } else if (exchange.getRequestMethod().equals("POST")) {
      JsonNode job = JSON.readTree(body(exchange));
      jobs.add(job);
      answer = job("JOB_STATE_PENDING");
    } else if (path.endsWith("/metrics")) {
      answer = metrics();
    } else if (path.endsWith("/messages")) {
      answer = messages();
    } else {
      answer = job(states.size() > 1 ? states.remove() : states.element());
    }
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  private JsonNode job(String state) {
    JsonNode submitted = jobs.get(jobs.size() - 1);
    return JSON.createObjectNode()
        .put("id", JOB_ID)
        .put("projectId", PROJECT)
        .put("location", REGION)
        .put("name", submitted.path("name").asText())
        .put("clientRequestId", submitted.path("clientRequestId").asText())
        .put("currentState", state);
  }

  private JsonNode metrics() {
    ObjectNode answer = JSON.createObjectNode().put("metricTime", "2026-07-03T01:02:03Z");
    ArrayNode metrics = answer.putArray("metrics");
    String step = jobs.get(jobs.size() - 1).at("/steps/0/name").asText();
    counters.forEach(
        (counter, value) -> {
          // The service tells each value twice, as it is so far and as it is certain.
          addMetric(metrics, step, counter, value).put("tentative", "true");
          addMetric(metrics, step, counter, value);
        });
    return answer;
  }

  private static ObjectNode addMetric(ArrayNode metrics, String step, String counter, int value) {
    ObjectNode metric = metrics.addObject().put("scalar", value);
    ObjectNode name = metric.putObject("name").put("origin", "user");
    name.put("name", counter.substring(counter.indexOf(':') + 1));
    return name.putObject("context")
        .put("step", step)
        .put("namespace", counter.substring(0, counter.indexOf(':')));
  }

  private JsonNode messages() {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode messages = answer.putArray("jobMessages");
    messages
        .addObject()
        .put("id", "0")
        .put("time", "2026-07-03T01:02:03Z")
        .put("messageImportance", "JOB_MESSAGE_BASIC")
        .put("messageText", "Worker pool started.");
    for (String error : errors) {
      messages
          .addObject()
          .put("id", Integer.toString(messages.size()))
          .put("time", "2026-07-03T01:02:04Z")
          .put("messageImportance", "JOB_MESSAGE_ERROR")
          .put("messageText", error);
    }
    return answer;
  }
}
