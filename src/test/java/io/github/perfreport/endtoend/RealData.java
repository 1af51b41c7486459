package io.github.perfreport.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real logs and results, where they stand beside the checkout; tests without them are skipped. */
final class RealData {

  static final String E2E = "periodic-kubevirt-e2e-k8s-1.34-sig-performance";
  static final String DENSITY = "periodic-kubevirt-performance-cluster-100-density-test";

  private static final Path SHARED = Path.of("../shared");

  private RealData() {}

  /** Whether the real data is at hand. */
  static boolean isThere() {
    return Files.isDirectory(SHARED.resolve("data"));
  }

  /** Unpacks an archive of the real data into a folder. */
  static Path unpacked(String archive, Path folder) throws Exception {
    Path packed = file("data/" + archive);
    if (!Files.exists(packed)) {
      throw new IOException(packed + " is not there, beside other real data");
    }
    String command = "tar xf " + packed.toAbsolutePath();
    if (start(folder, List.of(command.split(" ", -1))).waitFor() != 0) {
      throw new IOException(packed + " can't be unpacked");
    }
    return folder;
  }

  static Path file(String name) {
    return SHARED.resolve(name);
  }

  static Process start(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }
}
