package io.github.perfreport.storage.gcs;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.github.perfreport.storage.StoreFailedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.beam.sdk.extensions.gcp.util.gcsfs.GcsPath;

/** Explains failed calls to Cloud Storage: whether a retry may help, and what a person can do. */
final class CloudFailures {

  static final int NOT_FOUND = 404;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  private CloudFailures() {}

  /** Whether the same call may succeed a moment later. */
  static boolean mayPass(IOException failure) {
    if (failure instanceof HttpResponseException answer) {
      int code = answer.getStatusCode();
      return code >= SERVER || code == TOO_MANY || code == TIMEOUT;
    }
    return !(failure instanceof Retryable credentials) || credentials.isRetryable();
  }

  /** The failure of one call within a batch; the error may be null. */
  static IOException ofPart(int code, GoogleJsonError error) {
    String message = error == null ? "" : String.valueOf(error.getMessage());
    HttpResponseException.Builder builder =
        new HttpResponseException.Builder(code, message, new HttpHeaders());
    return new GoogleJsonResponseException(builder, error);
  }

  /** The failure as a line for a person. */
  static IOException explained(String path, IOException failure) {
    if (failure instanceof StoreFailedException) {
      return failure;
    }
    if (failure instanceof Retryable) {
      return new StoreFailedException(
          bucket(path) + ": the credentials are refused: " + reason(failure), null);
    }
    if (!(failure instanceof HttpResponseException answer)) {
      return new StoreFailedException(path + ": " + reason(failure), failure);
    }
    int code = answer.getStatusCode();
    if (code == NOT_FOUND) {
      return new FileNotFoundException(path + ": no such object");
    }
    String told = code + " " + reason(answer);
    return code == UNAUTHORIZED || code == FORBIDDEN
        ? new StoreFailedException(
            bucket(path)
                + ": refused ("
                + told
                + "); name an account that may read it with --credentials-file FILE",
            failure)
        : new StoreFailedException(path + ": the store answered " + told, failure);
  }

  private static String bucket(String path) {
    return "gs://" + GcsPath.fromUri(path).getBucket();
  }

  private static String reason(IOException failure) {
    if (failure instanceof GoogleJsonResponseException json
        && json.getDetails() != null
        && json.getDetails().getMessage() != null) {
      return firstLine(json.getDetails().getMessage());
    }
    if (failure instanceof HttpResponseException answer && answer.getStatusMessage() != null) {
      return firstLine(answer.getStatusMessage());
    }
    return failure.getMessage() == null
        ? failure.getClass().getSimpleName()
        : firstLine(failure.getMessage());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }
}
