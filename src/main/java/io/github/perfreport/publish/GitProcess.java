package io.github.perfreport.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running git process: writes its input, reads its output and waits for its end. A git that
 * neither ends nor prints anything for some time is destroyed, with all its child processes.
 */
final class GitProcess {

  private static final long STEP_MILLIS = 100;

  /**
   * A process that git leaves running, such as a credential daemon, may keep its standard error
   * open.
   */
  private static final long GRACE_MILLIS = 5_000;

  private final Process git;
  private final Voice out;
  private final Voice err;
  private volatile long lastHeard = System.nanoTime();

  GitProcess(Process git, String input) {
    this.git = git;
    this.out = new Voice(git.getInputStream());
    this.err = new Voice(git.getErrorStream());
    inBackground(() -> feed(input));
  }

  /**
   * Waits until it has ended.
   *
   * @return its exit code
   * @throws IOException if it is silent for too long; the message is the end of a sentence about
   *     git
   */
  int await(Duration silence) throws IOException {
    try {
      while (!hasEnded()) {
        if (System.nanoTime() - lastHeard > silence.toNanos()) {
          destroy();
          throw new IOException("printed nothing for " + words(silence) + " and was stopped");
        }
      }
      err.awaitEnd(GRACE_MILLIS);
      return git.exitValue();
    } catch (InterruptedException e) {
      destroy();
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("was interrupted").initCause(e);
    }
  }

  String out() {
    return out.said();
  }

  String err() {
    return err.said();
  }

  /** Whether it has ended and its standard output is complete. */
  private boolean hasEnded() throws InterruptedException {
    return git.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS) && out.awaitEnd(STEP_MILLIS);
  }

  /** Terminates it gently first, so that git removes its locks. */
  private void destroy() {
    List<ProcessHandle> started = git.descendants().toList();
    git.destroy();
    try {
      git.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    git.descendants().forEach(ProcessHandle::destroyForcibly);
    started.forEach(ProcessHandle::destroyForcibly);
    git.destroyForcibly();
  }

  private void feed(String input) {
    try (OutputStream in = git.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading all its input; its exit code and its output say why.
    }
  }

  private static Thread inBackground(Runnable work) {
    Thread thread = new Thread(work, "git");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static String words(Duration time) {
    return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toMillis() + " ms";
  }

  /** One of its output streams. */
  private final class Voice {
    private final InputStream in;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Thread reader;

    Voice(InputStream in) {
      this.in = in;
      this.reader = inBackground(this::read);
    }

    private void read() {
      byte[] buffer = new byte[1 << 13];
      try (in) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          said.write(buffer, 0, read);
          lastHeard = System.nanoTime();
        }
      } catch (IOException e) {
        // It was destroyed.
      }
    }

    boolean awaitEnd(long millis) throws InterruptedException {
      reader.join(millis);
      return !reader.isAlive();
    }

    String said() {
      return said.toString(StandardCharsets.UTF_8);
    }
  }
}
