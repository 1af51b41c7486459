package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the time the API answered. Hosts have other addresses in each run. */
final class K8sAvailability implements K8sSummary {

  private static final String CLUSTER = "clusterMetrics";
  private static final String LONGEST = "longestUnavailablePeriod";

  /** A duration as Go prints it, such as 1m2.5s. */
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(h|ms|m|us|ns|s)");

  @Override
  public boolean fits(JsonNode document) {
    return document.path(CLUSTER).has("availabilityPercentage");
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    JsonNode cluster = document.path(CLUSTER);
    JsonNode share = cluster.path("availabilityPercentage");
    K8sSummary.bucket(row, "availabilityPercentage", share, "%", Better.HIGHER);
    seconds(cluster.path(LONGEST).asText())
        .ifPresentOrElse(
            s -> K8sSummary.bucket(row, LONGEST, s, "s", Better.LOWER),
            () -> row.leave(LONGEST, "no duration: " + cluster.path(LONGEST)));
  }

  private static Optional<BigDecimal> seconds(String duration) {
    BigDecimal seconds = BigDecimal.ZERO;
    int at = 0;
    Matcher part = DURATION.matcher(duration);
    while (part.find() && part.start() == at) {
      seconds = seconds.add(Units.base(new BigDecimal(part.group(1)), part.group(2)).value());
      at = part.end();
    }
    boolean whole = at > 0 && at == duration.length();
    return whole ? Optional.of(seconds) : Optional.empty();
  }
}
