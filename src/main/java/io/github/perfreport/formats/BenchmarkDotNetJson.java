package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.util.Set;

/** Reports of BenchmarkDotNet's JSON exporters: times in nanoseconds. */
final class BenchmarkDotNetJson implements JsonShape {

  /** The metric that repeats what {@code Memory} says. */
  private static final String ALLOCATED = "Allocated Memory";

  @Override
  public Set<String> skipped() {
    return Set.of("Measurements", "OriginalValues", "AllOutliers");
  }

  @Override
  public boolean fits(JsonNode document) {
    return document.has("Benchmarks")
        && (document.has("HostEnvironmentInfo") || document.has("Title"));
  }

  @Override
  public void read(JsonDocument document, Found found) {
    document.value().path("Benchmarks").forEach(benchmark -> benchmark(benchmark, found));
  }

  private static void benchmark(JsonNode benchmark, Found found) {
    Row row =
        new Row(found)
            .with("name", benchmark.path("FullName"))
            .with("group", job(benchmark.path("DisplayInfo").asText()));
    JsonNode statistics = benchmark.path("Statistics");
    if (!statistics.isObject()) {
      row.leave("no statistics: the benchmark failed");
      return;
    }
    for (String stat : new String[] {"Median", "Mean", "Min", "Max"}) {
      row.take(stat, statistics.path(stat), "ns", Better.LOWER);
    }
    memory(row, benchmark.path("Memory").path("BytesAllocatedPerOperation"));
    benchmark.path("Metrics").forEach(metric -> metric(row, metric));
  }

  private static void memory(Row row, JsonNode bytes) {
    if (!bytes.isNull()) {
      row.take("Allocated", bytes, "B/op", Better.LOWER);
    }
  }

  private static void metric(Row row, JsonNode metric) {
    JsonNode descriptor = metric.path("Descriptor");
    String id = descriptor.path("Id").asText();
    if (!id.equals(ALLOCATED)) {
      boolean greater = descriptor.path("TheGreaterTheBetter").asBoolean();
      String unit = descriptor.path("Unit").asText();
      row.take(id, metric.path("Value"), unit, greater ? Better.HIGHER : Better.LOWER);
    }
  }

  /**
   * The job, such as {@code .NET 8.0}, from {@code Type.Method: .NET 8.0(Runtime=.NET 8.0)}. A
   * random name, which the tool makes for unnamed jobs, is replaced by the job's settings.
   */
  private static String job(String displayInfo) {
    int colon = displayInfo.indexOf(": ");
    String job = colon < 0 ? "" : displayInfo.substring(colon + 2);
    int open = job.indexOf('(');
    String name = open < 0 ? job.split(" \\[", 2)[0] : job.substring(0, open);
    int close = job.indexOf(')');
    boolean madeUp = name.startsWith("Job-") && open >= 0 && close > open;
    return name.equals("DefaultJob") ? "" : madeUp ? job.substring(open + 1, close) : name;
  }
}
