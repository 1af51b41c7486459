package io.github.perfreport.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A limit on the total time of an operation. A store that sends a byte now and then is never
 * silent, so a read timeout is not enough.
 */
public final class Deadline {

  /** An aborted call keeps its thread until the store ends the connection. */
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Deadline::thread);

  private final Duration total;
  private final long begun = System.nanoTime();

  private Deadline(Duration total) {
    this.total = total;
  }

  /** A limit that begins now. */
  public static Deadline in(Duration total) {
    return new Deadline(total);
  }

  /**
   * Makes a call.
   *
   * @throws IOException if the call fails, or the time is over
   */
  public <T> T call(Retries.Call<T> call) throws IOException {
    long left = total.toNanos() - (System.nanoTime() - begun);
    if (left <= 0) {
      throw over(null);
    }
    Future<T> answer = THREADS.submit(call::call);
    try {
      return answer.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw over(e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private IOException over(Throwable cause) {
    return new IOException("no complete answer within " + words(total), cause);
  }

  private static IOException rethrown(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return (IOException) failure;
  }

  /** Formats a duration for a person. */
  public static String words(Duration time) {
    return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toMillis() + " ms";
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "store");
    thread.setDaemon(true);
    return thread;
  }
}
