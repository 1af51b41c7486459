package io.github.perfreport.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * Calls a store again that failed for a moment, with pauses that double, for a bounded time. A
 * store that has answered nothing for a while is given up: what is asked of it from then on fails
 * at once, so that a thousand runs don't each wait for it.
 */
final class Retries {

  /** A call to a store. */
  interface Call<T> {
    T call() throws IOException;
  }

  /**
   * How long it is tried.
   *
   * @param patience how long a store may answer nothing at all
   * @param total how long one thing that is asked for may take, tries and all
   */
  record Limits(
      int tries, Duration firstPause, Duration longestPause, Duration patience, Duration total) {

    /**
     * Seven tries over up to 16 s of pauses; a minute without any answer ends it all, ten minutes
     * without the whole of an answer end one call, or one listing.
     */
    static final Limits DEFAULT =
        new Limits(
            7,
            Duration.ofMillis(250),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));
  }

  /** Fewer failures, however far apart, tell nothing. */
  private static final int DEAD_AFTER = 3;

  private final Limits limits;
  private final Predicate<IOException> passes;
  private long failingSince;
  private int failures;
  private int givenUp;
  private boolean dead;

  /**
   * A policy.
   *
   * @param passes whether a failure may pass when the call is made again
   */
  Retries(Limits limits, Predicate<IOException> passes) {
    this.limits = limits;
    this.passes = passes;
  }

  /** Makes a call, as often as it takes. */
  <T> T call(Call<T> call) throws IOException {
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
   * Waits before what failed is done again.
   *
   * @param tried how often it was done again already
   * @throws IOException the failure, if there is no use in that or no time left
   */
  void pauseAfter(IOException failure, int tried) throws IOException {
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
  synchronized void answered() {
    failures = 0;
    givenUp = 0;
  }

  /** Each call that was given up, with none since that went well, takes a try from the next. */
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

  /** Doubled each time, and not the same for all who wait. */
  private long pause(int tried) {
    long doubled = limits.firstPause.toMillis() << Math.min(tried, 20);
    long pause = Math.min(doubled, limits.longestPause.toMillis());
    return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
  }
}
