package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What fio writes with {@code --output-format=json}. With {@code --status-interval} it writes its
 * numbers so far several times; the last ones of a job count.
 */
final class FioJson implements JsonShape {

  private final Deque<JsonNode> documents = new ArrayDeque<>();

  @Override
  public Set<String> skipped() {
    return Set.of("bins", "job options", "global options", "disk_util");
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.has("fio version") || document.path("jobs").path(0).has("jobname");
  }

  @Override
  public void read(JsonDocument document, Found found) {
    Set<String> names = jobNames(document.value());
    boolean replaced = documents.removeIf(earlier -> jobNames(earlier).equals(names));
    if (replaced) {
      found.left("jobs " + names, "numbers of a later document replace them");
    }
    documents.add(document.value());
  }

  private static Set<String> jobNames(JsonNode document) {
    Set<String> names = new HashSet<>();
    jobs(document).forEach(job -> names.add(job.path("jobname").asText()));
    return names;
  }

  /** The jobs; for several hosts, fio's sum over all of them. */
  private static Iterable<JsonNode> jobs(JsonNode document) {
    JsonNode clients = document.path("client_stats");
    for (JsonNode client : clients) {
      if (client.path("jobname").asText().equals("All clients")) {
        return List.of(client);
      }
    }
    return clients.isMissingNode() ? document.path("jobs") : clients;
  }

  @Override
  public void end(Found found) {
    for (JsonNode document : documents) {
      jobs(document).forEach(job -> job(job, found));
    }
  }

  private static void job(JsonNode job, Found found) {
    Row row = new Row(found).with("name", job.path("jobname"));
    int error = job.path("error").asInt();
    if (error != 0) {
      row.leave("the job failed: error " + error);
      return;
    }
    for (String direction : List.of("read", "write", "trim", "mixed")) {
      if (job.has(direction)) {
        direction(row.with("direction", direction), job.path(direction));
      }
    }
  }

  private static void direction(Row row, JsonNode numbers) {
    if (Row.isZero(numbers.path("iops")) && Row.isZero(numbers.path("io_bytes"))) {
      row.leave("not used: no operation");
      return;
    }
    row.take("iops", numbers.path("iops"), "1/s", Better.HIGHER);
    row.take("bw", numbers.path("bw"), "KiB/s", Better.HIGHER);
    latencies(row, numbers, numbers.has("lat_ns") ? "_ns" : "");
  }

  /** Up to 2.x keys have no unit and mean microseconds. */
  private static void latencies(Row row, JsonNode numbers, String suffix) {
    String unit = suffix.isEmpty() ? "us" : "ns";
    JsonNode completion = numbers.path("clat" + suffix);
    row.take("lat-mean", numbers.path("lat" + suffix).path("mean"), unit, Better.LOWER);
    row.take("clat-p50", completion.path("percentile").path("50.000000"), unit, Better.LOWER);
    row.take("clat-p99", completion.path("percentile").path("99.000000"), unit, Better.LOWER);
  }
}
