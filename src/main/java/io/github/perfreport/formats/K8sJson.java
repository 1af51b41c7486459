package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A summary in a file, recognised by its keys. */
final class K8sJson implements JsonShape {

  /** The kinds of summaries; the first matching one reads. */
  private static final List<K8sSummary> KINDS =
      List.of(
          new K8sDataItems(),
          new K8sThroughput(),
          new K8sSchedulingLatencies(),
          new K8sResourceUsage(),
          new K8sEtcd(),
          new K8sAvailability(),
          new K8sRestarts());

  private static final Pattern NAME_IN_LOG = Pattern.compile("(?:^| )(\\w{3,80}): ?$");

  private static final Pattern TIME =
      Pattern.compile(
          "[_-]?\\d{4}-\\d\\d-\\d\\dT\\d\\d[:_-]?\\d\\d[:_-]?\\d\\d(?:\\.\\d+)?(?:Z|[+-][\\d:]+)?");

  @Override
  public boolean elements() {
    return false;
  }

  @Override
  public boolean fits(JsonNode document) {
    return KINDS.stream().anyMatch(kind -> kind.fits(document));
  }

  @Override
  public void read(JsonDocument document, Found found) {
    boolean inLog = !document.fileName().contains(".json");
    String name = inLog ? nameInLog(document.before()) : summaryName(document.fileName());
    KINDS.stream()
        .filter(kind -> kind.fits(document.value()))
        .findFirst()
        .filter(kind -> !inLog || !name.isEmpty() || kind instanceof K8sDataItems)
        .ifPresent(kind -> kind.read(document.value(), name, new Row(found).with("file", name)));
  }

  /** The name before the colon: {@code PodStartupLatency: {}}. */
  private static String nameInLog(String before) {
    Matcher name = NAME_IN_LOG.matcher(before);
    return name.find() ? name.group(1) : "";
  }

  /** The file's name without its time and its ending. */
  private static String summaryName(String file) {
    String name = file.replaceFirst("\\.gz$", "").replaceFirst("\\.(?:json|log|txt)$", "");
    String plain = name.replace("%23", "#").replace("%3A", ":");
    return TIME.matcher(plain).replaceFirst("").replaceFirst("_+$", "");
  }
}
