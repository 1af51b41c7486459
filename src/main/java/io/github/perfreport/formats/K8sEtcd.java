package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;

/** The size of etcd's database; its histograms are left out, since they count from etcd's start. */
final class K8sEtcd implements K8sSummary {

  private static final String SIZE = "maxDatabaseSize";

  @Override
  public boolean fits(JsonNode document) {
    return document.has(SIZE) || document.has("backendCommitDuration");
  }

  @Override
  public void read(JsonNode document, String file, Row row) {
    K8sSummary.bucket(row, SIZE, document.path(SIZE), "B", Better.LOWER);
    row.leave("histograms", "they count since etcd's start");
  }
}
