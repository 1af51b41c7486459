package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.perfreport.model.Better;
import java.util.Set;

/** What the client of iperf3 writes with {@code --json}. */
final class Iperf3Json implements JsonShape {

  private static final String REVERSE = "_bidir_reverse";
  private static final String END = "end";
  private static final String START = "start";
  private static final String ERROR = "error";

  /** Events of {@code --json-stream}, since 3.17, before the end of a test. */
  private JsonNode started = MissingNode.getInstance();

  @Override
  public Set<String> skipped() {
    return Set.of("intervals");
  }

  @Override
  public boolean fits(JsonNode document) {
    return isEvent(document)
        || isEnd(document.path(END))
        || (document.has(START) && (document.has(END) || document.has(ERROR)));
  }

  private static boolean isEnd(JsonNode end) {
    return end.has("sum_received") || end.has("sum") || end.has("streams");
  }

  private static boolean isEvent(JsonNode document) {
    JsonNode data = document.path("data");
    return switch (document.path("event").asText()) {
      case START -> data.has("test_start");
      case END -> isEnd(data);
      case ERROR -> data.isTextual();
      default -> false;
    };
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode value = document.value();
    if (!isEvent(value)) {
      test(value, found);
    } else if (value.path("event").asText().equals(START)) {
      started = value.path("data");
    } else {
      event(value, found);
    }
  }

  private void event(JsonNode event, Found found) {
    ObjectNode test = JsonNodeFactory.instance.objectNode();
    test.set(event.path("event").asText(), event.path("data"));
    if (!started.isMissingNode()) {
      test.set(START, started);
    }
    test(test, found);
  }

  private static void test(JsonNode test, Found found) {
    Row row = row(test, found);
    if (test.has(ERROR)) {
      row.leave("the test failed: " + test.path(ERROR).asText());
      return;
    }
    if (test.path(END).isEmpty()) {
      row.leave("the test has no result: its end is empty");
      return;
    }
    direction(row, test.path(END), "");
    direction(row.with("direction", "reverse"), test.path(END), REVERSE);
  }

  private static Row row(JsonNode test, Found found) {
    JsonNode start = test.path(START).path("test_start");
    String title = test.path("title").asText("").strip();
    Row row = new Row(found).with("group", title).with("name", start.path("protocol").asText());
    JsonNode streams = start.path("num_streams");
    return streams.asInt(1) == 1
        ? row
        : row.with("param.streams", streams).with("params", "streams=" + streams.asText());
  }

  /** The sum of UDP has the sender's rate; the receiver's is in {@code sum_received}, if at all. */
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
