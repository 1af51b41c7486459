package io.github.perfreport.formats;

import static io.github.perfreport.formats.LineRules.column;
import static io.github.perfreport.formats.LineRules.notZero;

import io.github.perfreport.model.Better;
import java.util.Map;

/**
 * What sysbench prints: 0.4 and 0.5, which print units after numbers, 1.0, and 1.1, which has a
 * paragraph {@code Throughput}. A log may lack the first line, with the version.
 */
final class SysbenchRules {

  private static final String NUMBER = "(?P<value>[\\d.]+|\\S*nan|inf)";
  private static final String END = "\\s*$";
  private static final String RATE = "1/s";

  private SysbenchRules() {}

  static LineRules all() {
    LineRules.Builder rules =
        LineRules.builder()
            .marks("sysbench ", "Running the test with", "Threads started!")
            .start(
                "\\bsysbench v?\\d+\\.\\d+|^Running the test with following options|^Threads started!")
            .failure("^FATAL: ");
    rates(rules);
    database(rules);
    files(rules);
    times(rules);
    return rules.build();
  }

  private static void rates(LineRules.Builder rules) {
    rules
        .add(
            "^ *events per second: +" + NUMBER + END,
            column("value", "events", "", RATE, Better.HIGHER))
        .add(
            "^ *events/s \\(eps\\): +" + NUMBER + END,
            column("value", "throughput", "", RATE, Better.HIGHER))
        .add(
            "^(?:Total operations|Operations performed): +\\d+ \\( *"
                + NUMBER
                + " (?:per second|ops/sec)\\)",
            column("value", "operations", "", RATE, Better.HIGHER))
        .add(
            "^[\\d.]+ Mi?B transferred \\(" + NUMBER + " Mi?B/sec\\)",
            column("value", "transferred", "", "MiB/s", Better.HIGHER));
  }

  private static void database(LineRules.Builder rules) {
    rules.add(
        "^ +(?P<metric>transactions|queries|read/write requests|other operations): +\\d+ +\\("
            + NUMBER
            + " per sec\\.\\)",
        rate(RATE));
  }

  /** Until 0.5, Kb, Mb and Gb are KiB, MiB and GiB. */
  private static void files(LineRules.Builder rules) {
    rules
        .add(
            "^ *" + NUMBER + " Requests/sec executed",
            column("value", "requests", "", RATE, Better.HIGHER))
        .add("^ +(?P<metric>reads|writes|fsyncs)/s: +" + NUMBER + END, rate(RATE))
        .add("^ +(?P<metric>read|written), MiB/s: +" + NUMBER + END, rate("MiB/s"))
        .add(
            "^ +(?P<metric>read|write|fsync): +IOPS=(?P<value>[\\d.]+)(?: (?P<bytes>[\\d.]+) MiB/s)?",
            rate(RATE),
            column("bytes", "", "transfer", "MiB/s", Better.HIGHER));
    for (String prefix : new String[] {"K", "M", "G"}) {
      rules.add(
          "^Read .* Total transferred \\S+ +\\(" + NUMBER + prefix + "b/sec\\)",
          column("value", "transferred", "", prefix + "iB/s", Better.HIGHER));
    }
  }

  private static void times(LineRules.Builder rules) {
    rules
        .add(
            "^ +(?:total time|time elapsed): +" + NUMBER + "s$",
            column("value", "total time", "", "s", Better.LOWER))
        .add(
            "^ +(?:approx\\. +)?(?P<stat>min|avg|max|\\d+(?:th)? percentile): +"
                + NUMBER
                + "(?:ms)?$",
            notZero(column("value", "latency", "", "ms", Better.LOWER)));
  }

  private static LineRules.Column rate(String unit) {
    return new LineRules.Column("value", "", unit, Better.HIGHER, false, Map.of());
  }
}
