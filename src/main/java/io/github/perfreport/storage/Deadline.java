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
 * The end of the time that something may take in all. A store that sends a byte now and then is
 * never silent, so a limit on its silence is not enough.
 */
final class Deadline {

  /** A call that is given up keeps its thread until the store lets go of it. */
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Deadline::thread);

  private final Duration total;
  private final long begun = System.nanoTime();

  private Deadline(Duration total) {
    this.total = total;
  }

  static Deadline in(Duration total) {
    return new Deadline(total);
  }

  /**
   * Makes a call.
   *
   * @throws IOException the call's own, or that the time is over
   */
  <T> T call(Retries.Call<T> call) throws IOException {
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
    return new IOException("is not answered in whole within " + words(total), cause);
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

  /** A time for a person. */
  static String words(Duration time) {
    return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toMillis() + " ms";
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "store");
    thread.setDaemon(true);
    return thread;
  }
}
