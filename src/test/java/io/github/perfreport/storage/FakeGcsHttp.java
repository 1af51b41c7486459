package io.github.perfreport.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Requests and answers as values, so that a call in a batch and one of its own are the same. */
final class FakeGcsHttp {
  private static final String CRLF = "\r\n";
  private static final String BATCH_BOUNDARY = "batch_fakegcs";

  private FakeGcsHttp() {}

  /** One request; the names of headers in small letters, the body as sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

    static Request of(HttpExchange exchange) throws IOException {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      byte[] body = exchange.getRequestBody().readAllBytes();
      return new Request(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
    }

    /** The path's segments, decoded; an encoded slash stays within its segment. */
    List<String> segments() {
      return Arrays.stream(uri.getRawPath().substring(1).split("/"))
          .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), UTF_8))
          .toList();
    }

    /** The segment after the first one of that name, empty if none. */
    String after(String name) {
      List<String> path = segments();
      int at = path.indexOf(name) + 1;
      return at > 0 && at < path.size() ? path.get(at) : "";
    }

    /** The query's parameters, decoded. */
    Map<String, String> query() {
      Map<String, String> query = new TreeMap<>();
      String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      for (String pair : raw.split("&", -1)) {
        String[] sides = pair.split("=", 2);
        query.put(sides[0], sides.length < 2 ? "" : URLDecoder.decode(sides[1], UTF_8));
      }
      return query;
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** The body as text; Google's client sends it gzipped where that is shorter. */
    String text() throws IOException {
      if (!header("content-encoding").equals("gzip")) {
        return new String(body, UTF_8);
      }
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }

    /** The parts of a multipart body, headers and all. */
    List<Part> parts() throws IOException {
      String boundary = header("content-type").replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
      String text =
          header("content-encoding").equals("gzip")
              ? new String(text().getBytes(UTF_8), ISO_8859_1)
              : new String(body, ISO_8859_1);
      String[] pieces = (CRLF + text).split(CRLF + "--" + Pattern.quote(boundary), -1);
      List<Part> parts = new ArrayList<>();
      for (String piece : pieces) {
        if (piece.startsWith(CRLF)) {
          parts.add(Part.of(piece.substring(CRLF.length())));
        }
      }
      return parts;
    }
  }

  /** A block of headers and what follows them. */
  record Part(List<String> head, String content) {

    static Part of(String text) {
      int end = text.indexOf(CRLF + CRLF);
      return end < 0
          ? new Part(lines(text), "")
          : new Part(lines(text.substring(0, end)), text.substring(end + 2 * CRLF.length()));
    }

    byte[] bytes() {
      return content.getBytes(ISO_8859_1);
    }

    String header(String name) {
      return headers().getOrDefault(name, "");
    }

    /** The call that a part of a batch holds. */
    Request request() {
      Part inner = of(content);
      String[] line = inner.head.get(0).split(" ", 3);
      return new Request(line[0], URI.create(line[1]), inner.headers(), inner.bytes());
    }

    private Map<String, String> headers() {
      Map<String, String> headers = new TreeMap<>();
      for (String line : head) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
          headers.put(name, line.substring(colon + 1).strip());
        }
      }
      return headers;
    }

    private static List<String> lines(String text) {
      return List.of(text.split(CRLF));
    }
  }

  /** One answer: {@code length} bytes of the content from an offset; −1 sends them in chunks. */
  record Answer(
      int status, Map<String, String> headers, FakeGcsContent content, long from, long length) {

    static Answer of(int status, String type, String text) {
      byte[] bytes = text.getBytes(UTF_8);
      return new Answer(
          status, Map.of("Content-Type", type), FakeGcsContent.of(bytes), 0, bytes.length);
    }

    static Answer json(int status, Object value) {
      return of(status, "application/json; charset=UTF-8", FakeGcsJson.write(value));
    }

    static Answer empty(int status, Map<String, String> headers) {
      return new Answer(status, headers, FakeGcsContent.of(new byte[0]), 0, 0);
    }

    private String text() throws IOException {
      try (InputStream in = content.open(from)) {
        return new String(in.readAllBytes(), UTF_8);
      }
    }
  }

  /** Puts the answers to a batch's parts into one. */
  static Answer batch(List<Part> parts, List<Answer> answers) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String id = parts.get(i).header("content-id").replaceAll("[<>]", "");
      String body = answers.get(i).text();
      text.append("--" + BATCH_BOUNDARY + CRLF + "Content-Type: application/http" + CRLF)
          .append("Content-ID: <response-" + id + ">" + CRLF + CRLF)
          .append("HTTP/1.1 " + answers.get(i).status() + " -" + CRLF)
          .append("Content-Type: application/json; charset=UTF-8" + CRLF)
          .append("Content-Length: " + body.getBytes(UTF_8).length + CRLF + CRLF)
          .append(body + CRLF);
    }
    text.append("--" + BATCH_BOUNDARY + "--" + CRLF);
    return Answer.of(200, "multipart/mixed; boundary=" + BATCH_BOUNDARY, text.toString());
  }

  /** An error as Cloud Storage words it. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Failure(int status, String message) {
      super(message);
      this.status = status;
    }

    /** The answer: JSON, but plain text where the bytes of an object were asked for. */
    Answer answer(boolean media) {
      if (media) {
        return Answer.of(status, "text/html; charset=UTF-8", getMessage());
      }
      Map<String, Object> error =
          Map.of("message", getMessage(), "domain", "global", "reason", reason());
      return Answer.json(
          status,
          Map.of(
              "error", Map.of("code", status, "message", getMessage(), "errors", List.of(error))));
    }

    private String reason() {
      return switch (status) {
        case 401 -> "required";
        case 403 -> "forbidden";
        case 404 -> "notFound";
        case 412 -> "conditionNotMet";
        case 416 -> "requestedRangeNotSatisfiable";
        case 429 -> "rateLimitExceeded";
        case 500, 502, 503 -> "backendError";
        default -> "invalid";
      };
    }
  }
}
