package io.github.perfreport.formats;

import static io.github.perfreport.formats.LineRules.column;
import static io.github.perfreport.formats.LineRules.notZero;
import static io.github.perfreport.formats.LineRules.withUnit;

import io.github.perfreport.formats.LineRules.Form;
import io.github.perfreport.model.Better;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Ready-made rules of tools whose results are a few lines. */
final class LinePresets {

  private static final String LATENCY = "latency";
  private static final String RATE = "1/s";

  private static final Map<String, Supplier<LineRules>> ALL = all();

  /** The names, in the order of the alphabet. */
  static final List<String> NAMES = List.copyOf(ALL.keySet());

  private LinePresets() {}

  /** The rules of a tool. */
  static Optional<LineRules> named(String name) {
    return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
  }

  private static Map<String, Supplier<LineRules>> all() {
    Map<String, Supplier<LineRules>> all = new TreeMap<>();
    all.put("ab", LinePresets::ab);
    all.put("benchmark.js", LinePresets::benchmarkJs);
    all.put("libtest", LinePresets::libtest);
    all.put("pgbench", LinePresets::pgbench);
    all.put("redis-benchmark", LinePresets::redisBenchmark);
    all.put("stress-ng", LinePresets::stressNg);
    all.put("sysbench", SysbenchRules::all);
    all.put("wrk", LinePresets::wrk);
    return all;
  }

  /** Its K and M are 1000s before a blank, 1024s before B. */
  private static LineRules wrk() {
    String time = "\\S*?\\d)(?P<%su>us|ms|s|m|h)";
    String avg = "(?P<avg>" + time.formatted("avg");
    String max = "(?P<max>" + time.formatted("max");
    return LineRules.builder()
        .marks(" test @ ", "Thread Stats")
        .start("^\\s*(?:Running \\S+ test @ |Thread Stats +Avg )")
        .failure("^ +0 requests in ")
        .failure("^ +Socket errors: ")
        .failure("^ +Non-2xx or 3xx responses: ")
        .failure("^unable to connect to ")
        .add(
            "^ +Latency +" + avg + " +\\S+ +" + max + " ",
            notZero(withUnit("avg", LATENCY, "avg", Better.LOWER)),
            notZero(withUnit("max", LATENCY, "max", Better.LOWER)))
        .add(
            "^ *(?P<stat>\\d+(?:\\.\\d+)?%) +(?P<value>" + time.formatted("value") + "$",
            notZero(withUnit("value", LATENCY, "", Better.LOWER)))
        .add(
            "^\\s*Requests/sec: +(?P<value>\\S+)",
            column("value", "requests", "", RATE, Better.HIGHER))
        .add(
            "^\\s*Transfer/sec: +(?P<value>[\\d.]+)B$",
            column("value", "transfer", "", "B/s", Better.HIGHER))
        .add(
            "^\\s*Transfer/sec: +(?P<value>[\\d.]+)KB$",
            column("value", "transfer", "", "KiB/s", Better.HIGHER))
        .add(
            "^\\s*Transfer/sec: +(?P<value>[\\d.]+)MB$",
            column("value", "transfer", "", "MiB/s", Better.HIGHER))
        .add(
            "^\\s*Transfer/sec: +(?P<value>[\\d.]+)GB$",
            column("value", "transfer", "", "GiB/s", Better.HIGHER))
        .build();
  }

  /** 9.5 and before have colons; before 14 there are two rates. */
  private static LineRules pgbench() {
    return LineRules.builder()
        .marks("pgbench (", "transaction type: ")
        .start("^(?:pgbench \\(|transaction type: )")
        .failure("Run was aborted")
        .failure("^number of transactions actually processed: 0(?:/|$)")
        .add(
            "^latency (?P<stat>average|stddev)(?: =|:) (?P<value>\\S+) ms",
            column("value", LATENCY, "", "ms", Better.LOWER))
        .add(
            "^initial connection time = (?P<value>\\S+) ms",
            column("value", "initial connection time", "", "ms", Better.LOWER))
        .add(
            "^average connection time = (?P<value>\\S+) ms",
            column("value", "average connection time", "", "ms", Better.LOWER))
        .add(
            "^tps = (?P<value>\\S+) \\(including connections establishing\\)",
            column("value", "tps", "including connections", RATE, Better.HIGHER))
        .add("^tps = (?P<value>\\S+)", column("value", "tps", "", RATE, Better.HIGHER))
        .add(
            "^rate limit schedule lag: avg (?P<avg>\\S+) \\(max (?P<max>\\S+)\\) ms",
            column("avg", "schedule lag", "avg", "ms", Better.LOWER),
            column("max", "schedule lag", "max", "ms", Better.LOWER))
        .build();
  }

  /** Its Kbytes are 1024 bytes; percentiles are whole milliseconds, so 0 is one. */
  private static LineRules ab() {
    return LineRules.builder()
        .marks("This is ApacheBench", "Server Software: ", "Concurrency Level: ")
        .start("^(?:This is ApacheBench|Server Software: |Concurrency Level: )")
        .failure("^Non-2xx responses: +[1-9]")
        .failure("^ +\\(Connect: [1-9]")
        .failure("^ +\\(Connect: \\d+, Receive: [1-9]")
        .failure("^ +\\(Connect: .* Exceptions: [1-9]")
        .failure("^Complete requests: +0$")
        .add(
            "^Requests per second: +(?P<value>\\S+) \\[#/sec\\]",
            column("value", "requests", "", RATE, Better.HIGHER))
        .add(
            "^Time per request: +(?P<value>\\S+) \\[ms\\] \\(mean, across all",
            column("value", "time per request", "across all", "ms", Better.LOWER))
        .add(
            "^Time per request: +(?P<value>\\S+) \\[ms\\]",
            column("value", "time per request", "mean", "ms", Better.LOWER))
        .add(
            "^Transfer rate: +(?P<value>\\S+) \\[Kbytes/sec\\] received",
            column("value", "transfer", "", "KiB/s", Better.HIGHER))
        .add(
            "^ +(?P<stat>\\d+%) +(?P<value>\\d+)(?: \\(longest request\\))?$",
            column("value", LATENCY, "", "ms", Better.LOWER))
        .build();
  }

  /** The full form, that of -q, and CSV: of two columns until 6, of eight since. */
  private static LineRules redisBenchmark() {
    String number = "\"(?P<%s>[^\"]*)\"";
    StringBuilder csv =
        new StringBuilder("^\"(?P<name>[^\"]+)\"," + number.formatted("rps") + "(?:");
    for (String stat : List.of("avg", "min", "p50", "p95", "p99", "max")) {
      csv.append(',').append(number.formatted(stat));
    }
    csv.append(")?$");
    String summary =
        "^ +(?P<avg>[\\d.]+) +(?P<min>[\\d.]+) +(?P<p50>[\\d.]+) +(?P<p95>[\\d.]+) +(?P<p99>[\\d.]+)"
            + " +(?P<max>[\\d.]+) *$";
    LineRules.Column rps = column("rps", "requests", "", RATE, Better.HIGHER);
    return LineRules.builder()
        .marks("====== ", "requests per second", "\",\"")
        .context("^====== (?P<name>.+) ====== *$")
        .add("^\"test\",\"rps\"")
        .add(
            csv.toString(),
            rps,
            latency("avg"),
            latency("min"),
            latency("p50"),
            latency("p95"),
            latency("p99"),
            latency("max"))
        .add("^ +throughput summary: (?P<rps>\\S+) requests per second", rps)
        .add("^(?P<rps>[\\d.]+) requests per second *$", rps)
        .add(
            "^(?P<name>.+): (?P<rps>\\S+) requests per second(?:, p50=(?P<p50>\\S+) msec)?",
            rps,
            latency("p50"))
        .add(
            summary,
            latency("avg"),
            latency("min"),
            latency("p50"),
            latency("p95"),
            latency("p99"),
            latency("max"))
        .build();
  }

  private static LineRules.Column latency(String stat) {
    return column(stat, LATENCY, stat, "ms", Better.LOWER);
  }

  /** Its table, before 0.14 at the level info, and its YAML. */
  private static LineRules stressNg() {
    String row =
        "^stress-ng: (?:metrc|info): +\\[\\d+\\] (?P<name>[a-z][\\w-]*) +\\d+ +\\S+ +\\S+ +\\S+ +"
            + "(?P<real>\\S+) +(?P<cpu>\\S+)(?: +[\\d.]+)?(?: +(?P<rss>\\d+))? *$";
    return LineRules.builder()
        .marks("stress-ng: ", "system-info:")
        .start(
            "^(?:stress-ng: \\w+: +\\[\\d+\\] (?:setting to|dispatching|defaulting)|system-info:)")
        .failure("^stress-ng: (?:fail|error): ")
        .failure("unsuccessful run completed")
        .failure("^stress-ng: info: +\\[\\d+\\] failed: [1-9]")
        .context("^ +- stressor: (?P<name>\\S+)")
        .add(
            row,
            column("real", "bogo ops", "real time", RATE, Better.HIGHER),
            column("cpu", "bogo ops", "usr+sys time", RATE, Better.HIGHER),
            column("rss", "RSS max", "", "KiB", Better.LOWER))
        .add(
            "^stress-ng: metrc: +\\[\\d+\\] (?P<name>[a-z][\\w-]*) +(?P<value>\\d+\\.\\d+) "
                + "(?P<metric>\\S.*?)(?: \\(\\w+ mean of \\d+ instances?\\))?$",
            new LineRules.Column("value", "", "", Better.UNKNOWN, false, Map.of()))
        .add(
            "^ +bogo-ops-per-second-real-time: (?P<value>\\S+)",
            column("value", "bogo ops", "real time", RATE, Better.HIGHER))
        .add(
            "^ +bogo-ops-per-second-usr-sys-time: (?P<value>\\S+)",
            column("value", "bogo ops", "usr+sys time", RATE, Better.HIGHER))
        .add("^ +max-rss: (?P<value>\\S+)", column("value", "RSS max", "", "KiB", Better.LOWER))
        .build();
  }

  private static LineRules benchmarkJs() {
    return LineRules.builder()
        .marks(" ops/sec ")
        .add(
            "^(?:>> )?(?P<name>.+) [x\u00d7] (?P<value>\\S+) ops/sec [^()]*\\([\\d,]+ runs? sampled\\)",
            Form.GROUPED,
            column("value", "", "", "ops/sec", Better.HIGHER))
        .build();
  }

  private static LineRules libtest() {
    return LineRules.builder()
        .marks("... bench:")
        .add(
            "^[.iF]*test (?P<name>.+?) +\\.\\.\\. bench: +(?P<value>\\S+) (?P<valueu>[^\\s(]+)",
            Form.GROUPED,
            withUnit("value", "", "", null))
        .build();
  }
}
