package io.github.perfreport.storage.gcs;

import com.google.api.client.http.HttpResponse;
import io.github.perfreport.storage.Deadline;
import io.github.perfreport.storage.Retries;
import io.github.perfreport.storage.StoreFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The bytes of an object as they are stored. If a body breaks off, reading continues from there
 * with the same generation, so the reader gets the whole object or an exception. A body that is too
 * slow causes an exception too.
 */
final class CloudObject extends InputStream {

  /** A body that is cut after this many more bytes has made progress. */
  private static final long PROGRESS = 1 << 20;

  /** The time allowed for each {@link #PROGRESS}, besides the total for all bodies: 100 kB/s. */
  private static final Duration FOR_PROGRESS = Duration.ofSeconds(10);

  /** Asks for a body. */
  interface Source {
    HttpResponse body(String path, long from, Long generation) throws IOException;
  }

  private final String path;
  private final Source source;
  private final Retries retries;
  private final Duration total;
  private HttpResponse response;
  private InputStream body;
  private Long generation;
  private long position;
  private long lastCut;
  private int cuts;
  private long spent;

  CloudObject(String path, Source source, Retries retries, Duration total) throws IOException {
    this.path = path;
    this.source = source;
    this.retries = retries;
    this.total = total;
    ask();
    this.generation =
        response.getHeaders().getFirstHeaderStringValue("x-goog-generation") == null
            ? null
            : Long.valueOf(response.getHeaders().getFirstHeaderStringValue("x-goog-generation"));
  }

  private void ask() throws IOException {
    response = source.body(path, position, generation);
    body = response.getContent();
    if (body == null) { // an empty object
      body = InputStream.nullInputStream();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long begun = System.nanoTime();
    try {
      return readOn(buffer, offset, length);
    } finally {
      spent += System.nanoTime() - begun;
    }
  }

  private int readOn(byte[] buffer, int offset, int length) throws IOException {
    while (true) {
      checkTime();
      try {
        int read = body.read(buffer, offset, length);
        position += Math.max(0, read);
        cuts = position - lastCut > PROGRESS ? 0 : cuts;
        return read;
      } catch (IOException e) {
        resume(e);
      }
    }
  }

  /** Checks the time spent on reading; the time between reads doesn't count. */
  private void checkTime() throws IOException {
    Duration given = total.plus(FOR_PROGRESS.multipliedBy(position / PROGRESS));
    if (spent > given.toNanos()) {
      throw new StoreFailedException(
          "%s: comes too slowly, %,d bytes in %s"
              .formatted(path, position, Deadline.words(Duration.ofNanos(spent))),
          null);
    }
  }

  private void resume(IOException cut) throws IOException {
    lastCut = position;
    close();
    try {
      retries.pauseAfter(cut, cuts++);
    } catch (IOException e) {
      throw CloudFailures.explained(path, e);
    }
    ask();
  }

  /** Closes the connection; reading the rest to reuse it may take long. */
  @Override
  public void close() {
    try {
      body.close();
      response.disconnect();
    } catch (IOException e) {
      org.slf4j.LoggerFactory.getLogger(CloudObject.class).debug("closing {}", path, e);
    }
  }
}
