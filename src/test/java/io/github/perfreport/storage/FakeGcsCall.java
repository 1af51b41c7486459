package io.github.perfreport.storage;

import io.github.perfreport.storage.FakeGcsHttp.Request;
import java.util.List;

/**
 * One call as {@link FakeGcs} answered it.
 *
 * @param line method, path and query, with a Range header's value after them
 * @param part whether it came inside a batch
 */
public record FakeGcsCall(Kind kind, String line, int status, boolean part) {

  /** What a call asks for. */
  public enum Kind {
    /** A page of a listing. */
    LIST("objects.list"),
    /** An object's metadata. */
    GET("objects.get"),
    /** An object's bytes. */
    MEDIA("objects.get"),
    /** Up to 100 calls in one; they are logged after it, as parts. */
    BATCH(""),
    /** The start of a resumable upload. */
    UPLOAD_START("objects.create"),
    /** A piece of a resumable upload, or a question for its state. */
    UPLOAD_CHUNK("objects.create"),
    /** An upload in one call. */
    UPLOAD("objects.create"),
    /** A copy within the service. */
    REWRITE("objects.create"),
    /** The removal of an object. */
    DELETE("objects.delete"),
    /** A bucket's metadata. */
    BUCKET("buckets.get"),
    /** Anything else; answered 404. */
    OTHER("");

    private final String permission;

    Kind(String permission) {
      this.permission = permission;
    }

    String permission() {
      return permission;
    }

    /** The bucket that a call of this kind is about, empty if none. */
    String bucket(Request request) {
      return permission.isEmpty() ? "" : request.after("b");
    }

    static Kind of(Request request) {
      List<String> path = request.segments();
      return switch (path.get(0)) {
        case "batch" -> BATCH;
        case "upload" -> ofUpload(request);
        case "storage", "download" -> ofObject(request, path);
        default -> OTHER;
      };
    }

    private static Kind ofUpload(Request request) {
      if (request.method().equals("PUT")) {
        return UPLOAD_CHUNK;
      }
      return "resumable".equals(request.query().get("uploadType")) ? UPLOAD_START : UPLOAD;
    }

    private static Kind ofObject(Request request, List<String> path) {
      if (request.method().equals("GET")) {
        return switch (path.size()) {
          case 4 -> BUCKET;
          case 5 -> LIST;
          default -> "media".equals(request.query().get("alt")) ? MEDIA : GET;
        };
      }
      if (request.method().equals("DELETE")) {
        return DELETE;
      }
      return path.size() > 6 && path.get(path.size() - 5).equals("rewriteTo") ? REWRITE : OTHER;
    }
  }
}
