package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.storage.LogStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found in a log, in a form that is easily compared. */
public record Scanned(Map<String, Map<String, Double>> values, List<Refusal> refusals) {

  /** The rules that are shipped for KubeVirt's performance lane. */
  public static final List<ResourceRule> RULES =
      Definition.builtInRules("kubevirt-sig-performance.yaml");

  /** Those of its density lane. */
  static final List<ResourceRule> UNNAMED = Definition.builtInRules("kubevirt-density.yaml");

  static Scanned of(String log) {
    return of(log.getBytes(StandardCharsets.UTF_8));
  }

  static Scanned of(byte[] log) {
    return of(RULES, log, BlockScanner.DEFAULT_MAX_BLOCK);
  }

  static Scanned of(List<ResourceRule> rules, byte[] log, int maxBlock) {
    try {
      return of(rules, new ByteArrayInputStream(log), maxBlock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Scanned of(List<ResourceRule> rules, InputStream log, int maxBlock) throws IOException {
    FoundBlocks found = new FoundBlocks();
    new BlockScanner(rules, maxBlock).scan(LogStream.of(log), "build-log.txt", Map.of(), found);
    return of(found);
  }

  static Scanned of(FoundBlocks found) {
    Map<String, Map<String, Double>> values = new TreeMap<>();
    found.blocks().forEach((resource, block) -> values.put(resource, valuesOf(block)));
    return new Scanned(values, found.refusals());
  }

  public static Map<String, Double> valuesOf(Block block) {
    Map<String, Double> values = new TreeMap<>();
    block.values().forEach((metric, measurement) -> values.put(metric, measurement.value()));
    return values;
  }

  List<String> reasons() {
    return refusals.stream().map(Refusal::reason).toList();
  }
}
