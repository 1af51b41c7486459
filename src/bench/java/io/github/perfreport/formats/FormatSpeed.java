package io.github.perfreport.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast each format of logs passes over a log of noise: megabytes a second of one core's time,
 * the best of three readings. Prints the rows of a table.
 */
final class FormatSpeed {

  private static final long NOISE_BYTES = 300L << 20;
  private static final int READINGS = 3;

  private static final List<String> FORMATS =
      List.of(
          "kube-burner",
          "k8s-perfdata",
          "go-bench",
          "cargo-bench",
          "jmh",
          "google-benchmark",
          "openmetrics");

  private static final Found NOTHING =
      new Found() {
        @Override
        public void measured(Measurement measurement) {
          throw new IllegalStateException("in noise: " + measurement);
        }

        @Override
        public void left(String what, String reason) {
          throw new IllegalStateException("in noise: " + what + ": " + reason);
        }
      };

  private FormatSpeed() {}

  /** Measures all, or those that are named. */
  public static void main(String[] args) throws IOException {
    byte[] noise = Files.readAllBytes(Path.of(args[0]));
    System.out.println("| format | noise, MB/s a core |\n|---|---:|");
    List<String> wanted = List.of(args).subList(1, args.length);
    for (String name : wanted.isEmpty() ? all() : wanted) {
      double best = 0;
      for (int i = 0; i < READINGS; i++) {
        best = Math.max(best, read(name, noise));
      }
      System.out.printf("| %s | %,.0f |%n", name, best);
    }
  }

  private static List<String> all() {
    Stream<String> presets =
        Formats.named("lines").orElseThrow().presets().stream().map(preset -> "lines:" + preset);
    return Stream.concat(FORMATS.stream(), presets).toList();
  }

  private static double read(String name, byte[] noise) throws IOException {
    FormatReader reader = Reading.format(name).reader(FormatSettings.preset(Reading.preset(name)));
    int copies = (int) (NOISE_BYTES / noise.length);
    InputStream text =
        new SequenceInputStream(
            Collections.enumeration(
                Collections.nCopies(copies, noise).stream()
                    .map(ByteArrayInputStream::new)
                    .toList()));
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    reader.read(text, "build-log.txt", NOTHING);
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return (double) copies * noise.length / nanos * 1000;
  }
}
