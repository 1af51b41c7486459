package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample logs, made once for all tests, with what a right reader finds in them, and the sample
 * definitions with their root where the logs are.
 */
final class Samples {

  static final String E2E_131 = "periodic-kubevirt-e2e-k8s-1.31-sig-performance";
  static final String E2E_134 = "periodic-kubevirt-e2e-k8s-1.34-sig-performance";
  static final String DENSITY = "periodic-kubevirt-performance-cluster-100-density-test";

  private static Samples samples;

  private final Path folder;
  private final JsonNode expected;

  private Samples(Path folder) throws IOException {
    this.folder = folder;
    this.expected = new ObjectMapper().readTree(folder.resolve("expected.json").toFile());
    for (String definition : List.of("sample.yaml", "sample-density.yaml")) {
      String yaml = Written.text(Path.of("pipelines", definition));
      write(
          folder.resolve("pipelines").resolve(definition),
          yaml.replace("root: output/samples/logs", "root: " + logs()));
    }
    String markers = Written.text(Path.of("pipelines/markers/sample.yaml"));
    write(folder.resolve("pipelines/markers/sample.yaml"), markers);
  }

  /** The samples, made when they are first asked for and removed when all tests have ended. */
  static synchronized Samples get() {
    if (samples == null) {
      try {
        samples = new Samples(generated());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return samples;
  }

  private static Path generated() throws IOException {
    Path folder = Files.createTempDirectory("samples");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "scripts/SampleLogs.java",
                folder.toString(),
                "--expected",
                folder.resolve("expected.json").toString())
            .inheritIO()
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (generator.waitFor() != 0) {
        throw new IOException("sample logs were not made");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return folder;
  }

  static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path logs() {
    return folder.resolve("logs");
  }

  /** By run id: job, time, commit, state, and each resource's values. */
  JsonNode expected() {
    return expected;
  }

  String definition() {
    return folder.resolve("pipelines/sample.yaml").toString();
  }

  String densityDefinition() {
    return folder.resolve("pipelines/sample-density.yaml").toString();
  }
}
