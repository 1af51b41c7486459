package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results command with a service account's key, against a token server of the test's own. */
class CredentialsTest {

  private static final String TOKEN = "ya29.a-token-that-nobody-may-see";

  @TempDir private Path folder;
  private final AtomicInteger tokens = new AtomicInteger();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void serveTokens() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/token",
        exchange -> {
          tokens.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          String answer =
              status == 200
                  ? "{\"access_token\":\""
                      + TOKEN
                      + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"
                  : "{\"error\":\"invalid_grant\"}";
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, answer.length());
          exchange.getResponseBody().write(answer.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aServiceAccountsKeyIsUsedAndNowhereShown() throws Exception {
    String key = privateKey();
    Path file = keyFile(key);
    try (CloudLogs logs = new CloudLogs()) {
      Program.Outcome outcome = results(logs, file);

      assertThat(outcome.err(), outcome.code(), is(0));
      assertThat(Written.below(folder.resolve("output")), hasSize(CloudLogs.IN_WINDOW + 1));
      assertThat(tokens.get() > 0, is(true));
      String said = outcome.out() + outcome.err() + account();
      assertThat(said, not(containsString(TOKEN)));
      assertThat(said, not(containsString(key.substring(100, 140))));
    }
  }

  @Test
  void credentialsThatAreRefusedAreSaidToBe() throws Exception {
    status = 400;
    try (CloudLogs logs = new CloudLogs()) {
      Program.Outcome outcome = results(logs, keyFile(privateKey()));

      assertThat(outcome.code(), is(4));
      assertThat(account(), containsString("gs://prow: the credentials are refused: "));
      assertThat(logs.gcs().calls(), is(0));
    }
  }

  @Test
  void aFileThatIsNoKeyIsAMistakeOfUsage() throws Exception {
    Path file = write(folder.resolve("key.json"), "{\"type\": \"SECRET\"}");
    try (CloudLogs logs = new CloudLogs()) {
      Program.Outcome outcome = results(logs, file);

      assertThat(outcome.code(), is(2));
      assertThat(
          outcome.errors(),
          is(
              List.of(
                  "perf-report-creator: --credentials-file: "
                      + file
                      + ": neither a service account's key nor a user's credentials")));
      assertThat(results(logs, folder.resolve("none")).code(), is(2));
      assertThat(logs.gcs().calls(), is(0));
    }
  }

  private String account() {
    return Written.text(folder.resolve("output/run-report.json"));
  }

  private Program.Outcome results(CloudLogs logs, Path file) {
    List<String> args = new ArrayList<>(logs.window(folder.resolve("output")));
    args.add("--credentials-file=" + file);
    args.add("--gcsEndpoint=" + logs.gcs().endpoint());
    return Program.run(args.toArray(new String[0]));
  }

  private Path keyFile(String key) {
    return write(
        folder.resolve("key.json"),
        """
        {"type": "service_account", "project_id": "p", "private_key_id": "k",
         "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
         "client_email": "reader@p.iam.gserviceaccount.com", "client_id": "1",
         "token_uri": "http://127.0.0.1:%d/token"}
        """
            .formatted(key, server.getAddress().getPort()));
  }

  private static String privateKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return Base64.getEncoder()
        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
  }
}
