package io.github.perfreport.cli;

import io.github.perfreport.definition.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the credentials that buckets are read and written with. */
final class CredentialsOption {

  @Option(
      names = "--credentials-file",
      paramLabel = "FILE",
      description =
          "A service account's key or a user's credentials, for buckets. Default: the application "
              + "default credentials, or none, which is enough for a public bucket.")
  private String file;

  /**
   * The file, which exists; its content is checked where it is used.
   *
   * @return null for the default ones
   * @throws UsageException if it is missing or not readable
   */
  String file() {
    if (file != null && !Files.isReadable(Path.of(file))) {
      throw new UsageException("--credentials-file: " + file + ": no such file, or not readable");
    }
    return file;
  }
}
