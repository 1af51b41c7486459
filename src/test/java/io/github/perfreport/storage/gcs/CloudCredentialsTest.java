package io.github.perfreport.storage.gcs;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudCredentialsTest {

  @TempDir private Path home;

  @Test
  void theEnvironmentNamesAFileBeforeGcloudsOwnIsLookedFor() {
    Path gclouds = write(home.resolve(".config/gcloud/application_default_credentials.json"), "{}");
    Path configured = write(home.resolve("sdk/application_default_credentials.json"), "{}");

    assertThat(
        found(Map.of("GOOGLE_APPLICATION_CREDENTIALS", "/key.json")),
        is(Optional.of(Path.of("/key.json"))));
    assertThat(found(Map.of()), is(Optional.of(gclouds)));
    assertThat(
        found(Map.of("CLOUDSDK_CONFIG", home.resolve("sdk").toString())),
        is(Optional.of(configured)));
    assertThat(found(Map.of("CLOUDSDK_CONFIG", "/nowhere")), is(Optional.empty()));
  }

  private Optional<Path> found(Map<String, String> environment) {
    return CloudCredentials.defaultFile(environment, home);
  }

  @Test
  void aUsersCredentialsAreTaken() throws IOException {
    Path user =
        write(
            home.resolve("user.json"),
            """
            {"type": "authorized_user", "client_id": "i", "client_secret": "s",
             "refresh_token": "r"}\
            """);

    assertThat(CloudCredentials.read(user).getClass().getSimpleName(), is("UserCredentials"));
  }

  @Test
  void whatAFileHoldsIsInNoMessage() {
    for (String text :
        new String[] {
          "SECRET", "", "{\"type\": \"SECRET\"}", "{\"type\": \"service_account\", \"SECRET\": 1}"
        }) {
      Path file = write(home.resolve("key.json"), text);

      IOException failure =
          assertThrows(IOException.class, () -> CloudCredentials.read(file), text);

      assertThat(
          failure.getMessage(),
          is(file + ": neither a service account's key nor a user's credentials"));
      assertThat(failure.getCause() == null, is(true));
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = home.resolve("none.json");

    IOException failure = assertThrows(IOException.class, () -> CloudCredentials.read(file));

    assertThat(failure.getMessage(), is(file + ": no such file"));
  }
}
