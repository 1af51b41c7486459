package io.github.perfreport.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.github.perfreport.definition.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkMasterTest {

  private static final String TRACE =
      """
      org.apache.flink.runtime.JobException: Recovery is suppressed by FixedDelay(attempts=10)
      \tat org.apache.flink.runtime.Handler.handle(Handler.java:180)
      Caused by: org.apache.beam.sdk.util.UserCodeException: java.io.IOException: /out/x: can't be written: full
      \tat org.apache.beam.sdk.util.UserCodeException.wrap(UserCodeException.java:39)
      Caused by: java.io.IOException: /out/x: can't be written: full
      \tat io.github.perfreport.storage.AtomicFile.write(AtomicFile.java:95)
      Caused by: java.nio.file.FileSystemException: /out/.staging/1 -> /out/x: full
      \t... 22 more
      """;

  @ParameterizedTest
  @ValueSource(strings = {"[local]", "[auto]", "[collection]"})
  void withinThisProcessThereIsNone(String master) {
    assertThat(FlinkMaster.of(List.of("--flinkMaster=" + master)).isPresent(), is(false));
  }

  @Test
  void unnamedThereIsNone() {
    assertThat(FlinkMaster.of(List.of("--runner=FlinkRunner")).isPresent(), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[remote]", "host:port", "a:1:2", "host:123456", "host/path"})
  void whatIsNoAddressIsAMistake(String master) {
    List<String> args = List.of("--flinkMaster=" + master);

    UsageException mistake = assertThrows(UsageException.class, () -> FlinkMaster.of(args));

    assertThat(mistake.getMessage(), containsString("'" + master + "'"));
  }

  @Test
  void aClusterThatIsNotThereIsNamed() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      master("http://127.0.0.1:" + port).mustAnswer();
    }
    FlinkMaster gone = master("127.0.0.1:" + port);

    IOException failure = assertThrows(IOException.class, gone::mustAnswer);

    assertThat(
        failure.getMessage(), is("--flinkMaster: no Flink cluster answers at 127.0.0.1:" + port));
  }

  @Test
  void thePortIsThatOfFlinksRestApiUnlessItIsSaid() {
    IOException failure =
        assertThrows(IOException.class, () -> master("no-such-host.invalid").mustAnswer());

    assertThat(failure.getMessage(), containsString("no-such-host.invalid:8081"));
  }

  @Test
  void theReasonIsThatOfTheNewestJobOfTheName() throws IOException {
    String jobs =
        """
        {"jobs": [{"jid": "a", "name": "mine", "start-time": 1},
                  {"jid": "b", "name": "mine", "start-time": 3},
                  {"jid": "c", "name": "other", "start-time": 4},
                  {"jid": "d", "name": "mine", "start-time": 2}]}
        """;
    String exceptions =
        "{\"root-exception\": \"java.io.IOException: the disk is full\\n\\tat a.B.c(B.java:1)\"}";
    Map<String, String> answers = Map.of("/jobs/overview", jobs, "/jobs/b/exceptions", exceptions);
    HttpServer rest = serve(path -> answers.getOrDefault(path, "{}"));
    try {
      FlinkMaster master = master("127.0.0.1:" + rest.getAddress().getPort());

      assertThat(master.reason("mine"), is("the disk is full"));
      assertThat(master.reason("nobody's"), containsString("tells why"));
    } finally {
      rest.stop(0);
    }
  }

  @Test
  void theEndOfAJobIsWaitedForUntilItIsShown() throws IOException {
    String jobs = "{\"jobs\": [{\"jid\": \"a\", \"name\": \"mine\", \"start-time\": 1}]}";
    Iterator<String> states = List.of("RUNNING", "RUNNING", "FINISHED").iterator();
    HttpServer rest =
        serve(
            path ->
                path.equals("/jobs/overview") ? jobs : "{\"state\": \"" + states.next() + "\"}");
    try {
      FlinkMaster master = master("127.0.0.1:" + rest.getAddress().getPort());

      master.awaitEndShown("mine");
      master.awaitEndShown("nobody's");

      assertThat(states.hasNext(), is(false));
    } finally {
      rest.stop(0);
    }
  }

  @Test
  void theCauseIsTheFirstThatSaysSomethingOfItsOwn() {
    assertThat(FlinkMaster.cause(TRACE), is("/out/x: can't be written: full"));
  }

  @Test
  void whereOnlyWrappingsAreToldTheInnermostIsTheCause() {
    assertThat(
        FlinkMaster.cause(TRACE.lines().findFirst().orElseThrow()),
        is("Recovery is suppressed by FixedDelay(attempts=10)"));
  }

  private static FlinkMaster master(String address) {
    return FlinkMaster.of(List.of("--flinkMaster=" + address)).orElseThrow();
  }

  private static HttpServer serve(UnaryOperator<String> answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          byte[] body =
              answers.apply(call.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    server.start();
    return server;
  }
}
