package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What the client of iperf3 writes with {@code --json}. */
final class Iperf3Json implements JsonShape {

  private static final String REVERSE = "_bidir_reverse";

  @Override
  public Set<String> skipped() {
    return Set.of("intervals");
  }

  @Override
  public boolean fits(JsonNode document) {
    JsonNode end = document.path("end");
    boolean sums = end.has("sum_received") || end.has("sum") || end.has("streams");
    return sums || (document.has("start") && (document.has("end") || document.has("error")));
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode test = document.value();
    Row row = row(test, found);
    if (test.has("error")) {
      row.leave("the test failed: " + test.path("error").asText());
      return;
    }
    if (test.path("end").isEmpty()) {
      row.leave("the test has no result: its end is empty");
      return;
    }
    direction(row, test.path("end"), "");
    direction(row.with("direction", "reverse"), test.path("end"), REVERSE);
  }

  private static Row row(JsonNode test, Found found) {
    JsonNode start = test.path("start").path("test_start");
    String title = test.path("title").asText("").strip();
    Row row = new Row(found).with("group", title).with("name", start.path("protocol").asText());
    JsonNode streams = start.path("num_streams");
    return streams.asInt(1) == 1
        ? row
        : row.with("param.streams", streams).with("params", "streams=" + streams.asText());
  }

  /** The sum of UDP has the sender's rate: what arrived is in {@code sum_received}, if anywhere. */
  private static void direction(Row row, JsonNode end, String suffix) {
    JsonNode received = end.path("sum_received" + suffix);
    JsonNode sum = end.path("sum" + suffix);
    row.take("received", received.path("bits_per_second"), "bit/s", Better.HIGHER);
    row.take("jitter", sum.path("jitter_ms"), "ms", Better.LOWER);
    row.take("lost", sum.path("lost_percent"), "%", Better.LOWER);
    JsonNode retransmits = end.path("sum_sent" + suffix).path("retransmits");
    row.take("retransmits", retransmits, "", Better.LOWER);
  }
}
