package io.github.perfreport.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * Repeats calls to a store that fail for a moment, with doubling pauses, for a bounded time. A
 * store that hasn't answered for a while is given up: later calls fail at once, so that a thousand
 * runs don't each wait for it.
 */
public final class Retries {

  /** A call to a store. */
  public interface Call<T> {
    /** Makes the call once. */
    T call() throws IOException;
  }

  /**
   * The limits of the retries.
   *
   * @param patience how long a store may be without any answer
   * @param total how long one request may take, including its retries
   */
  public record Limits(
      int tries, Duration firstPause, Duration longestPause, Duration patience, Duration total) {

    /**
     * Seven tries with up to 16 s of pauses. A minute without any answer ends all calls; ten
     * minutes without a complete answer end one call or one listing.
     */
    public static final Limits DEFAULT =
        new Limits(
            7,
            Duration.ofMillis(250),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));
  }

  /** A store is given up only after this many failures. */
  private static final int DEAD_AFTER = 3;

  private final Limits limits;
  private final Predicate<IOException> passes;
  private long failingSince;
  private int failures;
  private int givenUp;
  private boolean dead;

  /**
   * Creates a policy.
   *
   * @param passes whether a failure may not recur in a repeated call
   */
  public Retries(Limits limits, Predicate<IOException> passes) {
    this.limits = limits;
    this.passes = passes;
  }

  /** Makes a call and repeats it if necessary. */
  public <T> T call(Call<T> call) throws IOException {
    for (int tried = 0; ; tried++) {
      if (isDead()) {
        throw new IOException("not tried: the store no longer answers");
      }
      try {
        T result = call.call();
        answered();
        return result;
      } catch (IOException e) {
        pauseAfter(e, tried);
      }
    }
  }

  /**
   * Waits before a failed call is repeated.
   *
   * @param tried how often it was repeated already
   * @throws IOException the failure, if a retry can't help or no time is left
   */
  public void pauseAfter(IOException failure, int tried) throws IOException {
    if (!passes.test(failure)) {
      answered(); // a refusal is an answer
      throw failure;
    }
    if (!mayGoOn(tried)) {
      throw failure;
    }
    try {
      Thread.sleep(pause(tried));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(failure);
    }
  }

  /** Notes that the store is alive. */
  public synchronized void answered() {
    failures = 0;
    givenUp = 0;
  }

  /**
   * Whether to try again. Each call that was given up since the last success costs the next call
   * one try.
   */
  private synchronized boolean mayGoOn(int tried) {
    if (failures == 0) {
      failingSince = System.nanoTime();
    }
    failures++;
    long failing = System.nanoTime() - failingSince;
    dead |= failures >= DEAD_AFTER && failing > limits.patience.toNanos();
    boolean goesOn = !dead && tried + 1 < Math.max(2, limits.tries - givenUp);
    givenUp += goesOn ? 0 : 1;
    return goesOn;
  }

  private synchronized boolean isDead() {
    return dead;
  }

  /** The pause: it doubles each time, with a random part so that callers don't retry together. */
  private long pause(int tried) {
    long doubled = limits.firstPause.toMillis() << Math.min(tried, 20);
    long pause = Math.min(doubled, limits.longestPause.toMillis());
    return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
  }
}
