package io.github.perfreport.storage.gcs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.googleapis.json.GoogleJsonErrorContainer;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpResponse;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.StorageObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.extensions.gcp.util.gcsfs.GcsPath;

/**
 * Asks for the metadata of several names in one call. The Content-ID of each answer has the number
 * of its name, so the order of the answers doesn't matter. (Google's own client assumes the order
 * of the questions, so one missing answer assigns all later ones to wrong names.)
 */
final class CloudBatch {

  private static final String BOUNDARY = "perf-report-creator";
  private static final String CRLF = "\r\n";
  private static final int OK = 200;

  private static final Pattern ID =
      Pattern.compile("^content-id: *<?response-(\\d+)>? *$", flags());
  private static final Pattern STATUS = Pattern.compile("^HTTP/\\S+ (\\d{3})\\b.*", flags());

  private final Storage storage;
  private final GenericUrl address;

  CloudBatch(Storage storage, GenericUrl address) {
    this.storage = storage;
    this.address = address;
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.MULTILINE;
  }

  /**
   * The store's answer for a name.
   *
   * @param object the object; null if there is none, or on a failure
   * @param failure the failure; null if there was none
   */
  record Answer(StorageObject object, IOException failure) {}

  /** The answers by path; a path without an answer is absent. */
  Map<String, Answer> ask(List<String> paths) throws IOException {
    StringBuilder questions = new StringBuilder();
    for (int i = 0; i < paths.size(); i++) {
      questions
          .append("--" + BOUNDARY + CRLF + "Content-Type: application/http" + CRLF)
          .append("Content-ID: <" + i + ">" + CRLF + CRLF)
          .append("GET " + relative(paths.get(i)) + " HTTP/1.1" + CRLF + CRLF + CRLF);
    }
    questions.append("--" + BOUNDARY + "--" + CRLF);
    Map<String, Answer> answers = new HashMap<>();
    for (String part : post(questions.toString())) {
      take(part, paths, answers);
    }
    return answers;
  }

  private String relative(String path) throws IOException {
    GcsPath object = GcsPath.fromUri(path);
    return storage
        .objects()
        .get(object.getBucket(), object.getObject())
        .setFields("name,size,updated")
        .buildHttpRequestUrl()
        .buildRelativeUrl();
  }

  /** The parts of the answer. */
  private List<String> post(String questions) throws IOException {
    ByteArrayContent content =
        new ByteArrayContent("multipart/mixed; boundary=" + BOUNDARY, questions.getBytes(UTF_8));
    HttpResponse response =
        storage.getRequestFactory().buildPostRequest(address, content).execute();
    try {
      String boundary =
          response.getMediaType() == null ? null : response.getMediaType().getParameter("boundary");
      if (boundary == null) {
        return List.of();
      }
      String text = new String(response.getContent().readAllBytes(), ISO_8859_1);
      return List.of((CRLF + text).split(CRLF + "--" + Pattern.quote(boundary)));
    } finally {
      response.disconnect();
    }
  }

  /** Takes one part. It has its own headers, then the answer's headers, then the answer's body. */
  private void take(String part, List<String> paths, Map<String, Answer> answers) {
    String[] blocks = part.split(CRLF + CRLF, 3);
    Matcher id = ID.matcher(blocks[0].replace("\r", ""));
    Matcher status = STATUS.matcher(blocks.length < 2 ? "" : blocks[1].replace("\r", ""));
    if (!id.find() || !status.lookingAt() || id.group(1).length() > 3) {
      return;
    }
    int number = Integer.parseInt(id.group(1));
    if (number < paths.size()) {
      String path = paths.get(number);
      Answer answer =
          answer(path, Integer.parseInt(status.group(1)), blocks.length < 3 ? "" : blocks[2]);
      if (answer != null) {
        answers.put(path, answer);
      }
    }
  }

  /**
   * The answer; null if it can't be parsed, or is about another object than the one that was asked
   * for.
   */
  private Answer answer(String path, int code, String body) {
    if (code == CloudFailures.NOT_FOUND) {
      return new Answer(null, null);
    }
    if (code != OK) {
      GoogleJsonErrorContainer told = parse(body, GoogleJsonErrorContainer.class);
      return new Answer(null, CloudFailures.ofPart(code, told == null ? null : told.getError()));
    }
    StorageObject object = parse(body, StorageObject.class);
    return object != null && GcsPath.fromUri(path).getObject().equals(object.getName())
        ? new Answer(object, null)
        : null;
  }

  /** The parsed object; null if the text isn't one. */
  private <T> T parse(String body, Class<T> type) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(ISO_8859_1));
    try {
      return storage.getObjectParser().parseAndClose(bytes, UTF_8, type);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }
}
