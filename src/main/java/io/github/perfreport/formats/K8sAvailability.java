package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;

/**
 * The share of the time in which the API answered. Hosts are left out, since their addresses differ
 * in each run.
 */
final class K8sAvailability implements K8sSummary {

  private static final String CLUSTER = "clusterMetrics";
  private static final String LONGEST = "longestUnavailablePeriod";

  @Override
  public boolean fits(JsonNode document) {
    return document.path(CLUSTER).has("availabilityPercentage");
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    JsonNode cluster = document.path(CLUSTER);
    JsonNode share = cluster.path("availabilityPercentage");
    K8sSummary.bucket(row, "availabilityPercentage", share, "%", Better.HIGHER);
    Durations.seconds(cluster.path(LONGEST).asText())
        .ifPresentOrElse(
            s -> K8sSummary.bucket(row, LONGEST, s, "s", Better.LOWER),
            () -> row.leave(LONGEST, "no duration: " + cluster.path(LONGEST)));
  }
}
