package io.github.perfreport.storage;

import io.github.perfreport.storage.FakeGcsCall.Kind;
import io.github.perfreport.storage.FakeGcsHttp.Failure;
import io.github.perfreport.storage.FakeGcsHttp.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong, and how often. A share is drawn from the seed, the request and how many times
 * that request came before, so the same calls fail however threads interleave.
 *
 * <p>Every setter may be called at any time and returns this object.
 */
public final class FakeGcsFaults {
  private static final int[] TRANSIENT = {429, 500, 503};

  private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
  private final Map<String, Integer> denied = new ConcurrentHashMap<>();
  private final Map<Kind, Deque<Integer>> next = new EnumMap<>(Kind.class);
  private final Map<Kind, Duration> latencies = new ConcurrentHashMap<>();
  private volatile long seed;
  private volatile double failShare;
  private volatile Set<Kind> failing = EnumSet.allOf(Kind.class);
  private volatile double cutShare;
  private volatile double stallShare;
  private volatile Duration stall = Duration.ZERO;
  private int cutNext;
  private final Map<Kind, Duration> trickles = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> lost = new ConcurrentHashMap<>();
  private volatile boolean repeatsPages;
  private volatile boolean turnsBatches;

  /** What becomes of one body: cut in the middle, held up there, or neither. */
  record Body(boolean cut, Duration pause) {}

  /** Sets the seed of all shares; 0 at first. */
  public FakeGcsFaults seed(long value) {
    seed = value;
    return this;
  }

  /** Makes each call take this much longer. */
  public FakeGcsFaults latency(Duration value) {
    for (Kind kind : Kind.values()) {
      latency(kind, value);
    }
    return this;
  }

  /** Makes each call of a kind take this much longer. A batch waits once, for all its parts. */
  public FakeGcsFaults latency(Kind kind, Duration value) {
    latencies.put(kind, value);
    return this;
  }

  /** Answers a share (0 to 1) of all calls, and of all parts of batches, 429, 500 or 503. */
  public FakeGcsFaults failShare(double share) {
    return failShare(share, EnumSet.allOf(Kind.class));
  }

  /** Answers a share (0 to 1) of the calls of these kinds 429, 500 or 503. */
  public FakeGcsFaults failShare(double share, Set<Kind> kinds) {
    failing = EnumSet.copyOf(kinds);
    failShare = share;
    return this;
  }

  /** Answers the next {@code times} calls (or parts of batches) of a kind with this status. */
  public FakeGcsFaults failNext(Kind kind, int status, int times) {
    synchronized (next) {
      for (int i = 0; i < times; i++) {
        next.computeIfAbsent(kind, key -> new ArrayDeque<>()).add(status);
      }
    }
    return this;
  }

  /** Cuts a share (0 to 1) of all objects' bodies in the middle, by closing the connection. */
  public FakeGcsFaults cutShare(double share) {
    cutShare = share;
    return this;
  }

  /** Cuts the next {@code times} objects' bodies in the middle. */
  public FakeGcsFaults cutNext(int times) {
    synchronized (next) {
      cutNext = times;
    }
    return this;
  }

  /** Holds a share (0 to 1) of all objects' bodies up in the middle. */
  public FakeGcsFaults stallShare(double share, Duration pause) {
    stall = pause;
    stallShare = share;
    return this;
  }

  /** Sends what calls of a kind are answered byte by byte, with a pause after each. */
  public FakeGcsFaults trickle(Kind kind, Duration pause) {
    trickles.put(kind, pause);
    return this;
  }

  /** Follows each page of a listing by the same one. */
  public FakeGcsFaults repeatPages() {
    repeatsPages = true;
    return this;
  }

  /** Answers the parts of batches in the opposite order. */
  public FakeGcsFaults turnBatches() {
    turnsBatches = true;
    return this;
  }

  /** Leaves the answer about an object out of so many batches. */
  public FakeGcsFaults loseParts(String name, int times) {
    lost.put(name, new AtomicInteger(times));
    return this;
  }

  /** Refuses every call to a bucket: 403 as a known caller gets it, 401 as a nameless one does. */
  public FakeGcsFaults deny(String bucket, int status) {
    denied.put(bucket, status);
    return this;
  }

  /** Ends all faults; the latency and the seed stay. */
  public FakeGcsFaults clear() {
    failShare = 0;
    cutShare = 0;
    stallShare = 0;
    denied.clear();
    trickles.clear();
    lost.clear();
    repeatsPages = false;
    turnsBatches = false;
    synchronized (next) {
      next.clear();
      cutNext = 0;
    }
    return this;
  }

  Duration trickle(Kind kind) {
    return trickles.getOrDefault(kind, Duration.ZERO);
  }

  boolean repeatsPages() {
    return repeatsPages;
  }

  boolean turnsBatches() {
    return turnsBatches;
  }

  boolean loses(String name) {
    AtomicInteger left = lost.get(name);
    return left != null && left.getAndDecrement() > 0;
  }

  /** Waits as long as a call of this kind takes. */
  void await(Kind kind) {
    sleep(latencies.getOrDefault(kind, Duration.ZERO));
  }

  /** Throws what the call is to be answered with, if it is to fail. */
  void check(Kind kind, Request request) {
    checkDenied(kind, request);
    int status = scripted(kind);
    if (status == 0 && failing.contains(kind)) {
      double draw = draw("fail", request);
      status = draw < failShare ? TRANSIENT[(int) (draw / failShare * TRANSIENT.length)] : 0;
    }
    if (status != 0) {
      throw new Failure(status, message(status));
    }
  }

  /** What is to become of an object's body. */
  Body body(Request request) {
    boolean cut = scriptedCut() || draw("cut", request) < cutShare;
    return new Body(cut, draw("stall", request) < stallShare ? stall : Duration.ZERO);
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void checkDenied(Kind kind, Request request) {
    String bucket = kind.bucket(request);
    Integer status = denied.get(bucket);
    if (status != null) {
      String caller = status == 401 ? "Anonymous caller" : "The requester";
      throw new Failure(
          status,
          String.format(
              "%s does not have storage.%s access to the Google Cloud Storage bucket %s. Permission"
                  + " 'storage.%2$s' denied on resource (or it may not exist).",
              caller, kind.permission(), bucket));
    }
  }

  private int scripted(Kind kind) {
    synchronized (next) {
      Deque<Integer> statuses = next.get(kind);
      return statuses == null || statuses.isEmpty() ? 0 : statuses.remove();
    }
  }

  private boolean scriptedCut() {
    synchronized (next) {
      return cutNext > 0 && cutNext-- > 0;
    }
  }

  private double draw(String what, Request request) {
    Map<String, String> query = new TreeMap<>(request.query());
    query.keySet().removeAll(Set.of("generation", "upload_id"));
    String key =
        what + request.method() + request.uri().getPath() + query + request.header("range");
    int tried = tries.computeIfAbsent(key, name -> new AtomicInteger()).getAndIncrement();
    return new SplittableRandom(Objects.hash(seed, key, tried)).nextDouble();
  }

  private static String message(int status) {
    return switch (status) {
      case 401 -> "Invalid Credentials";
      case 403 -> "Forbidden";
      case 429 -> "The rate of requests to this object exceeds the limit.";
      default -> "We encountered an internal error. Please try again.";
    };
  }
}
