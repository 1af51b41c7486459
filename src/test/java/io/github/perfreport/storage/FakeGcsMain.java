package io.github.perfreport.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a {@link FakeGcs} until it is killed; the JDK and these classes are all it needs. */
public final class FakeGcsMain {
  private static final String USAGE =
      """
      usage: FakeGcsMain [PORT] [--root=DIR=BUCKET[/PREFIX/]]... [--bucket=NAME]...
                         [--latency-ms=N] [--fail-share=X] [--cut-share=X] [--seed=N]""";

  private FakeGcsMain() {}

  /**
   * Starts a server, prints its endpoint, and when it ends the calls it answered.
   *
   * @param args a port (0, the default, takes a free one), then options as {@code --key=value}:
   *     {@code --root} serves a folder as a bucket, {@code --bucket} creates an empty one
   */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 && !args[0].startsWith("--") ? Integer.parseInt(args[0]) : 0;
    FakeGcs gcs = FakeGcs.start(port);
    for (String arg : args) {
      if (arg.startsWith("--")) {
        apply(gcs, arg);
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> printCalls(gcs)));
    System.out.println(gcs.endpoint());
  }

  private static void apply(FakeGcs gcs, String arg) throws IOException {
    String[] sides = arg.split("=", 2);
    String value = sides.length > 1 ? sides[1] : "";
    switch (sides[0]) {
      case "--root" -> root(gcs, value);
      case "--bucket" -> gcs.createBucket(value);
      case "--latency-ms" -> gcs.faults().latency(Duration.ofMillis(Long.parseLong(value)));
      case "--fail-share" -> gcs.faults().failShare(Double.parseDouble(value));
      case "--cut-share" -> gcs.faults().cutShare(Double.parseDouble(value));
      case "--seed" -> gcs.faults().seed(Long.parseLong(value));
      default -> {
        System.err.println(USAGE);
        System.exit(2);
      }
    }
  }

  private static void root(FakeGcs gcs, String value) throws IOException {
    int equals = value.lastIndexOf('=');
    String[] target = value.substring(equals + 1).split("/", 2);
    Path folder = Path.of(value.substring(0, equals));
    gcs.putTree(target[0], target.length > 1 ? target[1] : "", folder);
  }

  private static void printCalls(FakeGcs gcs) {
    System.out.printf("calls %d %s%n", gcs.calls(), gcs.callsByKind());
    System.out.printf("in batches %s%n", gcs.partsByKind());
  }
}
