package io.github.perfreport.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.definition.UsageException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Flink cluster that {@code --flinkMaster} names, by its REST address. It is called before the
 * submission to check that it answers, since Flink's own client would try twenty times. It is
 * called after a failure for the reason, which Beam's runner doesn't report.
 */
public final class FlinkMaster {

  private static final Logger LOG = LoggerFactory.getLogger(FlinkMaster.class);

  private static final String OPTION = "--flinkMaster=";
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://)?(\\[[0-9A-Fa-f:.]+]|[^:/\\[\\]]+)(?::(\\d{1,5}))?/?");
  private static final String DEFAULT_PORT = "8081";
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_ANSWER = Duration.ofSeconds(20);

  /** Flink shows jobs as they were up to three seconds ago ({@code web.refresh-interval}). */
  private static final Duration TO_SHOW = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(300);

  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

  /** Flink returns a stack trace as text; each cause is on its own line. */
  private static final Pattern CAUSE =
      Pattern.compile("^(?:Caused by: )?([\\w.$]+)(?:: (\\S.*))?$", Pattern.MULTILINE);

  /** The exceptions that Flink, Beam and the JDK wrap around the one that explains the failure. */
  private static final Pattern WRAPPING =
      Pattern.compile("org\\.apache\\.(?:flink|beam)\\..*|java\\.lang\\.RuntimeException");

  private final String host;
  private final String port;

  private FlinkMaster(String host, String port) {
    this.host = host;
    this.port = port;
  }

  /**
   * The cluster that options name; empty if the job runs in this process.
   *
   * @throws UsageException if the option isn't an address
   */
  public static Optional<FlinkMaster> of(List<String> beamArgs) {
    return beamArgs.stream()
        .filter(arg -> arg.startsWith(OPTION))
        .reduce((first, last) -> last)
        .map(arg -> arg.substring(OPTION.length()))
        .filter(master -> !master.matches("\\[(local|auto|collection)]"))
        .map(FlinkMaster::parse);
  }

  private static FlinkMaster parse(String master) {
    Matcher address = ADDRESS.matcher(master);
    if (!address.matches()) {
      throw new UsageException(
          "--flinkMaster: '" + master + "' is neither [local] nor a cluster's host:port");
    }
    return new FlinkMaster(
        address.group(1), Optional.ofNullable(address.group(2)).orElse(DEFAULT_PORT));
  }

  /**
   * Checks that the cluster answers.
   *
   * @throws IOException if nobody answers; the message is for a person
   */
  public void mustAnswer() throws IOException {
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(port));
      socket.connect(address, Math.toIntExact(TO_CONNECT.toMillis()));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("--flinkMaster: no Flink cluster answers at " + host + ":" + port, e);
    }
  }

  /**
   * Waits until Flink shows that the newest job of a name has ended. Until then its counters and
   * its failure may be some seconds old.
   */
  void awaitEndShown(String jobName) {
    Instant deadline = Instant.now().plus(TO_SHOW);
    try {
      String job = newest(jobName);
      while (!ENDED.contains(get("jobs/" + job).path("state").asText())) {
        if (Instant.now().isAfter(deadline)) {
          LOG.debug("Flink doesn't show that {} has ended", job);
          return;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (IOException e) {
      LOG.debug("Flink doesn't show the job", e);
    }
  }

  /** Why the newest job of a name failed, in a line for a person. */
  String reason(String jobName) {
    try {
      return cause(get("jobs/" + newest(jobName) + "/exceptions").path("root-exception").asText());
    } catch (IOException | RuntimeException e) {
      LOG.debug("Flink doesn't tell why", e);
      return "the job failed on Flink; http://" + host + ":" + port + " tells why";
    }
  }

  private String newest(String jobName) throws IOException {
    JsonNode newest = null;
    for (JsonNode job : get("jobs/overview").path("jobs")) {
      if (job.path("name").asText().equals(jobName) && isLater(job, newest)) {
        newest = job;
      }
    }
    if (newest == null) {
      throw new IOException("no job of the name " + jobName);
    }
    return newest.path("jid").asText();
  }

  /** The message of the first exception in a trace that isn't just a wrapper. */
  static String cause(String trace) {
    List<MatchResult> causes =
        CAUSE.matcher(trace).results().filter(cause -> cause.group(2) != null).toList();
    return causes.stream()
        .filter(cause -> !WRAPPING.matcher(cause.group(1)).matches())
        .findFirst()
        .orElseGet(() -> causes.get(causes.size() - 1))
        .group(2);
  }

  private static boolean isLater(JsonNode job, JsonNode other) {
    return other == null || job.path("start-time").asLong() > other.path("start-time").asLong();
  }

  private JsonNode get(String path) throws IOException {
    URI uri = URI.create("http://" + host + ":" + port + "/" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(TO_ANSWER).build();
    try {
      return new ObjectMapper()
          .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
