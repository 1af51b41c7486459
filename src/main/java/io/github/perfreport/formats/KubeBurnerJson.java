package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Documents of kube-burner's local indexer. It appends, so a file may have documents of earlier
 * runs, with another {@code uuid}, and duplicates. Only documents of the newest run are taken, each
 * once.
 */
final class KubeBurnerJson implements JsonShape {

  /** The approximate memory of a document. */
  private static final int DOCUMENT_BYTES = 512;

  private final int maxDocuments;
  private final Map<String, List<JsonDocument>> runs = new LinkedHashMap<>();
  private final Map<String, String> newest = new LinkedHashMap<>();
  private final Set<JsonNode> seen = new HashSet<>();
  private int repeated;
  private int objects;
  private int tooMany;

  KubeBurnerJson(FormatSettings settings) {
    maxDocuments = settings.maxBytes() / DOCUMENT_BYTES;
  }

  @Override
  public Set<String> skipped() {
    return Set.of("query", "metadata");
  }

  @Override
  public boolean fits(JsonNode document) {
    boolean metric = document.has("metricName") && document.has("timestamp");
    boolean job = document.has("elapsedTime") && document.has("jobConfig");
    return metric || job || document.has("quantileName");
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode value = document.value();
    if (isOfOneObject(value)) {
      objects++;
    } else if (seen.size() >= maxDocuments) {
      tooMany++;
    } else if (!seen.add(value)) {
      repeated++;
    } else {
      String uuid = value.path("uuid").asText();
      runs.computeIfAbsent(uuid, u -> new ArrayList<>()).add(document);
      newest.merge(uuid, value.path("timestamp").asText(), KubeBurnerJson::later);
    }
  }

  /** A latency of one pod or virtual machine. */
  private static boolean isOfOneObject(JsonNode document) {
    String metric = document.path("metricName").asText();
    return metric.endsWith("Measurement")
        && !document.has("quantileName")
        && !document.has("value");
  }

  /** Times are written alike within a file, but for the digits of a second. */
  private static String later(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  @Override
  public void end(Found found) {
    String last =
        newest.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    runs.forEach((uuid, documents) -> run(uuid, uuid.equals(last), documents, found));
    leave(tooMany, "the file has too many to keep, over " + maxDocuments, found);
    leave(objects, "each is of one object; the quantiles are in another file", found);
    leave(repeated, "they stand in the file twice", found);
  }

  private static void leave(int count, String reason, Found found) {
    if (count > 0) {
      found.left("documents: " + count, reason);
    }
  }

  private static void run(String uuid, boolean last, List<JsonDocument> documents, Found found) {
    if (last) {
      documents.forEach(document -> KubeBurnerDocument.read(document, found));
    } else {
      String count = "documents: " + documents.size();
      found.left("run " + uuid, "the file holds a newer run as well (" + count + ")");
    }
  }
}
