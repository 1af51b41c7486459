package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.List;
import java.util.Set;

/** One document of kube-burner: a quantile, a job's summary, or a sample of a metric. */
final class KubeBurnerDocument {

  private static final String QUANTILES = "QuantilesMeasurement";
  private static final List<String> STATS =
      List.of("P99", "P95", "P90", "P50", "min", "max", "avg");

  /** Labels of a metric whose values differ in each run. */
  private static final Set<String> OF_THE_RUN =
      Set.of("pod", "node", "nodename", "uid", "id", "ip", "pod_ip");

  private KubeBurnerDocument() {}

  /** Passes on a document's numbers. */
  static void read(JsonDocument document, Found found) {
    JsonNode value = document.value();
    String metric = value.path("metricName").asText();
    Row row = new Row(found).with("jobName", job(document)).with("metricName", metric);
    if (job(document).equals("garbage-collection")) {
      row.leave("kube-burner's own clean-up");
    } else if (value.has("quantileName")) {
      quantile(row.with("quantileName", value.path("quantileName")), value, metric);
    } else if (value.has("jobConfig")) {
      summary(row, value);
    } else {
      sample(row, value, metric);
    }
  }

  /** The job's name; versions 1.9 to 1.10.5 have it in the file's name only. */
  private static String job(JsonDocument document) {
    JsonNode value = document.value();
    String name = value.path("jobConfig").path("name").asText(value.path("jobName").asText());
    return name.isEmpty() ? jobOfFile(document.fileName(), value) : name;
  }

  private static String jobOfFile(String file, JsonNode value) {
    String name = file.replaceFirst("\\.json(?:\\.gz)?$", "");
    String metric = value.path("metricName").asText();
    if (name.startsWith(metric + "-")) {
      return name.substring(metric.length() + 1);
    }
    int quantiles = name.indexOf(QUANTILES + "-");
    return quantiles >= 0
        ? name.substring(quantiles + QUANTILES.length() + 1)
        : name.endsWith("-podLatency-summary") ? name.replace("-podLatency-summary", "") : "";
  }

  /** Milliseconds; for services nanoseconds. */
  private static void quantile(Row row, JsonNode value, String metric) {
    String unit = metric.startsWith("svcLatency") ? "ns" : "ms";
    for (String stat : STATS) {
      JsonNode number = value.path(stat);
      if (number.isNumber() && number.decimalValue().signum() < 0) {
        row.leave(stat, number.asText() + " is negative: a time is missing in one of the objects");
      } else {
        row.take(stat, number, unit, Better.LOWER);
      }
    }
  }

  private static void summary(Row row, JsonNode value) {
    if (!value.path("passed").asBoolean(true)) {
      row.leave("the job failed: " + value.path("executionErrors").asText("passed is false"));
      return;
    }
    row.take("elapsedTime", value.path("elapsedTime"), "s", Better.LOWER);
    row.take("achievedQps", value.path("achievedQps"), "1/s", Better.HIGHER);
  }

  private static void sample(Row row, JsonNode value, String metric) {
    Row labelled =
        row.withLabels(
            value.path("labels"),
            (name, text) -> OF_THE_RUN.contains(name) || RunLabels.vary(name, text));
    Better better = KubevirtAuditJson.better(metric);
    labelled.take(value.path("value"), KubevirtAuditJson.unit(metric), better);
  }
}
