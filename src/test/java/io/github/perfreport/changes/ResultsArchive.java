package io.github.perfreport.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** KubeVirt's public archive of run results, as far as it stands beside the checkout. */
final class ResultsArchive {

  private static final Path FILE = Path.of("../shared/data/results-archive.tar.gz");

  private final Map<String, List<JsonRun>> jobs = new TreeMap<>();

  private record JsonRun(Run run, JsonNode json) {}

  static ResultsArchive read() throws IOException {
    ResultsArchive archive = new ResultsArchive();
    ObjectMapper mapper = new ObjectMapper();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(FILE))))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        if (entry.getName().endsWith("results.json")) {
          archive.add(entry.getName().split("/"), mapper.readTree(tar.readAllBytes()));
        }
      }
    }
    archive.jobs.values().forEach(runs -> runs.sort(Comparator.comparing(JsonRun::run)));
    return archive;
  }

  private void add(String[] path, JsonNode json) {
    String time = json.path("JobDirCreationTime").asText();
    Run run = new Run(path[0], path[1], OffsetDateTime.parse(time).toInstant(), null, null);
    jobs.computeIfAbsent(path[0], job -> new ArrayList<>()).add(new JsonRun(run, json));
  }

  List<String> jobs() {
    return List.copyOf(jobs.keySet());
  }

  /** The metrics that any run of a job has, sorted. */
  List<String> metrics(String job, String resource) {
    TreeSet<String> metrics = new TreeSet<>();
    for (JsonRun run : jobs.get(job)) {
      values(run, resource).fieldNames().forEachRemaining(metrics::add);
    }
    return List.copyOf(metrics);
  }

  /** The runs of a job that measured a resource, in order. */
  List<RunColumns> runs(String job, String resource, List<String> metrics) {
    Map<String, Integer> columns = new HashMap<>();
    metrics.forEach(metric -> columns.put(metric, columns.size()));
    List<RunColumns> runs = new ArrayList<>();
    for (JsonRun run : jobs.get(job)) {
      RunColumns measured = RunColumns.withoutValues(run.run(), metrics.size());
      JsonNode values = values(run, resource);
      columns.forEach(
          (metric, column) -> {
            JsonNode value = values.path(metric).path("value");
            measured.values()[column] = value.isNumber() ? value.doubleValue() : Double.NaN;
          });
      if (values.size() > 0) {
        runs.add(measured);
      }
    }
    return runs;
  }

  private static JsonNode values(JsonRun run, String resource) {
    return run.json().path(resource.equals("vmi") ? "VMIResult" : "VMResult").path("Values");
  }
}
