package io.github.perfreport.storage.gcs;

import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.extensions.gcp.auth.CredentialFactory;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The credentials for Cloud Storage: the first that exist of: the given file; the application
 * default ones, from the file that {@code GOOGLE_APPLICATION_CREDENTIALS} names or that {@code
 * gcloud auth application-default login} writes; on Google's own machines, the machine's; none,
 * which is enough for a public bucket. The metadata server is asked only on Google's machines:
 * elsewhere that can take a minute.
 *
 * <p>The content of a file never appears in a message.
 */
public final class CloudCredentials implements CredentialFactory {

  /**
   * The machine's name in the firmware; Google's own libraries recognise their machines by it too.
   */
  private static final Path MACHINE = Path.of("/sys/class/dmi/id/product_name");

  private final String file;
  private final List<String> scopes;

  private CloudCredentials(String file, List<String> scopes) {
    this.file = file;
    this.scopes = scopes;
  }

  /** Beam calls this method by reflection. */
  public static CloudCredentials fromOptions(PipelineOptions options) {
    CredentialsOptions credentials = options.as(CredentialsOptions.class);
    return new CloudCredentials(credentials.getCredentialsFile(), credentials.getGcpOauthScopes());
  }

  @Override
  public Credentials getCredential() throws IOException {
    // A worker elsewhere lacks the file and has its own credentials; on this machine the file was
    // checked before.
    if (file != null && Files.exists(Path.of(file))) {
      return read(Path.of(file)).createScoped(scopes);
    }
    Optional<Path> found = defaultFile(System.getenv(), Path.of(System.getProperty("user.home")));
    if (found.isPresent()) {
      return read(found.get()).createScoped(scopes);
    }
    // Not null: without credentials Beam repeats each failing call ten times, without a pause.
    Credentials none = NoopCredentialFactory.fromOptions(null).getCredential();
    return isGoogles(MACHINE) ? ofMachine(scopes).orElse(none) : none;
  }

  /**
   * Reads a credentials file.
   *
   * @throws IOException if it can't be used; the message is a line for a person
   */
  static GoogleCredentials read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": no such file");
    }
    if (!Files.isReadable(file)) {
      throw new IOException(file + ": permission denied");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(in);
    } catch (IOException | RuntimeException e) {
      // The parser's own message may quote the file, so it is neither shown nor kept.
      throw new IOException(file + ": neither a service account's key nor a user's credentials");
    }
  }

  /**
   * The file of the application default credentials: the one that is named, or the usual one if it
   * exists.
   */
  static Optional<Path> defaultFile(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("GOOGLE_APPLICATION_CREDENTIALS", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    String config = environment.getOrDefault("CLOUDSDK_CONFIG", home + "/.config/gcloud");
    return Optional.of(Path.of(config, "application_default_credentials.json"))
        .filter(Files::exists);
  }

  private static boolean isGoogles(Path machine) {
    try {
      return Files.readString(machine).startsWith("Google");
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Credentials> ofMachine(List<String> scopes) {
    try {
      GoogleCredentials credentials = GoogleCredentials.getApplicationDefault();
      credentials.refreshIfExpired(); // fails on a machine without a service account
      return Optional.of(credentials.createScoped(scopes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
