package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.Definition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast logs are scanned, in scans a second of a log whose size is printed; times that size it
 * is bytes a second. The log named by the system property {@code bench.log}, or else noise alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BlockScannerBenchmark {

  private static final int NOISE_BYTES = 64 << 20;

  /** What is scanned. */
  @Param({"noise", "log"})
  public String kind;

  private final BlockScanner scanner =
      new BlockScanner(
          Definition.builtInRules("kubevirt-sig-performance.yaml"), BlockScanner.DEFAULT_MAX_BLOCK);
  private byte[] log;

  /** Makes or reads the log. */
  @Setup
  public void prepare() {
    log = kind.equals("noise") ? noise() : read(System.getProperty("bench.log"));
    System.out.println("# " + kind + ": " + log.length + " bytes");
  }

  /** Scans the log once. */
  @Benchmark
  public FoundBlocks scan() throws IOException {
    FoundBlocks found = new FoundBlocks();
    scanner.scan(new ByteArrayInputStream(log), "build-log.txt", Map.of(), found);
    return found;
  }

  private static byte[] noise() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < NOISE_BYTES; i++) {
      lines
          .append("+ make cluster-sync step ")
          .append(i)
          .append(": Handling connection for 8402\n");
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] read(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
