package io.github.perfreport.formats.audit;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a spec prints, and what must be read of it: the numbers stand here, as text, and both the
 * log and the expectation are made of them.
 *
 * @param resource the resource that the spec measures
 * @param spec the last part of the spec's name
 * @param numbers the values, as they are printed
 */
public record SampleBlock(String resource, String spec, SortedMap<String, String> numbers) {

  public static final SampleBlock VMI =
      of(
          "vmi",
          "create a batch of 100 VMIs should sucessfully create all VMIS",
          Map.of(
              "CREATE-pods-count", "111.11111111111111",
              "PATCH-virtualmachineinstances-count", "59.07",
              "vmiCreationToRunningSecondsP50", "22.1",
              "vmiDeletionToFailedSecondsP99", "0"));

  public static final SampleBlock VM =
      of(
          "vm",
          "create a batch of 100 running VMs should successfully create all VMS",
          Map.of(
              "CREATE-pods-count", "222.2222222222222",
              "PATCH-virtualmachineinstances-count", "181",
              "vmiCreationToRunningSecondsP50", "33.25"));

  public static final SampleBlock INSTANCETYPE =
      of(
          "vm-instancetype",
          "create a batch of 100 running VMs using a single instancetype and preference should"
              + " sucessfully create all VMS with instancetype and preference",
          Map.of("CREATE-pods-count", "333.33333333333337", "avgVirtAPICPUUsage", "9.4e-05"));

  static final SampleBlock DENSITY =
      of("vmi", "none", Map.of("CREATE-pods-count", "100", "LIST-nodes-count", "5.55"));

  /** A run's three, in the order in which they are printed. */
  public static final List<SampleBlock> ALL = List.of(VMI, VM, INSTANCETYPE);

  static SampleBlock of(String resource, String spec, Map<String, String> numbers) {
    return new SampleBlock(resource, spec, new TreeMap<>(numbers));
  }

  /** The same spec with one number more or another. */
  public SampleBlock with(String metric, String number) {
    SortedMap<String, String> changed = new TreeMap<>(numbers);
    changed.put(metric, number);
    return new SampleBlock(resource, spec, changed);
  }

  /** The block as the audit tool prints it, every third metric with a threshold. */
  List<String> lines() {
    List<String> lines = new java.util.ArrayList<>(List.of("{", "  \"Values\": {"));
    int index = 0;
    for (Map.Entry<String, String> number : numbers.entrySet()) {
      lines.add("    \"" + number.getKey() + "\": {");
      boolean threshold = index % 3 == 1;
      lines.add("      \"value\": " + number.getValue() + (threshold ? "," : ""));
      if (threshold) {
        lines.add("      \"thresholdResult\": {");
        lines.add("        \"thresholdValue\": 260.125,");
        lines.add("        \"thresholdMetric\": \"CREATE-pods-count\",");
        lines.add("        \"thresholdExceeded\": true");
        lines.add("      }");
      }
      lines.add(++index < numbers.size() ? "    }," : "    }");
    }
    lines.addAll(List.of("  }", "}"));
    return lines;
  }

  public String json() {
    return String.join("\n", lines());
  }

  /** What must be read. */
  Map<String, Double> values() {
    Map<String, Double> values = new TreeMap<>();
    numbers.forEach((metric, number) -> values.put(metric, Double.valueOf(number)));
    return values;
  }

  /** What must be read of several. */
  public static Map<String, Map<String, Double>> valuesOf(List<SampleBlock> blocks) {
    Map<String, Map<String, Double>> values = new TreeMap<>();
    blocks.forEach(block -> values.put(block.resource(), block.values()));
    return values;
  }

  @Override
  public String toString() {
    return resource;
  }
}
