import static java.util.Map.entry;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Writes sample CI logs in Prow's layout: twelve weeks of two lanes, each with a regression, in the
 * shapes that real logs have, a few of them damaged. The same arguments give the same bytes
 * everywhere: nothing depends on a locale, on zlib, or on how a JDK prints a double. An instance is
 * one run. With {@code --copies} each run has others like it, of other numbers, in the five hours
 * after it: 336 runs and about 17 MB for each copy.
 */
public final class SampleLogs {

  private static final String USAGE =
      "usage: java SampleLogs.java OUTPUT_DIR [--seed N] [--until yyyy-mm-dd] [--expected FILE]"
          + " [--copies N]";
  private static final String E2E_JOB = "periodic-kubevirt-e2e-k8s-%-sig-performance";
  private static final String DENSITY_JOB =
      "periodic-kubevirt-performance-cluster-100-density-test";

  private static final int DAYS = 84;
  private static final int RENAMED = 21;
  private static final int FIRST_ARTIFACTS = 56;
  private static final int E2E_REGRESSION = 58;
  private static final int DENSITY_REGRESSION = 60;

  /** How long after a run its copies go on. */
  private static final Duration COPIED = Duration.ofHours(5);

  /** Starts of a day's runs, in minutes after midnight UTC: three of e2e, then one of density. */
  private static final int[] STARTS = {13, 493, 973, 337};

  /** Special runs, by number: day * 4 + the index of the start. */
  private static final Map<Integer, String> DAMAGES =
      Map.ofEntries(
          entry(9 * 4 + 1, "cut"),
          entry(19 * 4, "clone-failure"),
          entry(24 * 4 + 1, "foreign-line"),
          entry(32 * 4 + 2, "infinite-number"),
          entry(35 * 4 + 1, "lost-block"),
          entry(38 * 4 + 3, "not-a-number"),
          entry(45 * 4, "empty"),
          entry(52 * 4 + 1, "no-finished"),
          entry(75 * 4 + 2, "broken-artifact"));

  /** Runs with a spec that failed, and which of the three it was. */
  private static final Map<Integer, Integer> FAILED =
      Map.of(5 * 4 + 2, 0, 27 * 4, 0, 48 * 4 + 1, 1, 66 * 4, 2, 80 * 4 + 2, 0);

  /** Of those, the runs whose failed spec had printed its block before. */
  private static final Set<Integer> FAILED_WITH_BLOCK = Set.of(66 * 4);

  private static final Set<Integer> GZIPPED = Set.of(30 * 4, 69 * 4 + 3);
  private static final Set<Integer> COLOURED = Set.of(22 * 4 + 1, 31 * 4 + 2, 59 * 4 + 1, 77 * 4);

  private static final List<String> RESOURCES = List.of("vmi", "vm", "vm-instancetype");
  private static final List<String> SPECS =
      List.of(
          "create a batch of 100 VMIs should successfully create all VMIS",
          "create a batch of 100 running VMs should successfully create all VMS",
          "create a batch of 100 running VMs using a single instancetype and preference"
              + " should successfully create all VMS with instancetype and preference");

  /** Relative deviations of a day's host and of a run; a value is a multiple of 1 / the third. */
  private static final Map<String, double[]> NOISE =
      Map.of(
          "COUNT", new double[] {0.015, 0.02, 36},
          "LATENCY", new double[] {0.03, 0.035, 76},
          "MEMORY", new double[] {0.005, 0.01, 256},
          "USAGE", new double[] {0.02, 0.04, 1 << 30},
          "FIXED", new double[] {0, 0, 1});

  /** Metrics, each with its noise and its level for vmi, vm, vm-instancetype, density's vmi. */
  private static final String METRICS =
      """
      CREATE-events-count COUNT 166 756 810 176
      CREATE-pods-count COUNT 129 111 112 118
      GET-leases-count COUNT 93 94 95 588
      GET-nodes-count COUNT 27 19 19.4 31
      LIST-nodes-count COUNT 4.3 2.2 2.3 5.6
      PATCH-nodes-count COUNT 22 20 20.4 94
      PATCH-pods-count COUNT 217 223 226 200
      PATCH-virtualmachineinstances-count COUNT 39 180 184 61
      UPDATE-virtualmachineinstances-count COUNT 574 784 802 430
      WATCH-pods-count COUNT 8 7 7.2 8.4
      avgVirtAPICPUUsage USAGE 0.0094 0.0166 0.017 0.004
      avgVirtAPIMemoryUsageInMB MEMORY 156 163 164 197
      avgVirtControllerCPUUsage USAGE 0.026 0.041 0.043 0.009
      avgVirtControllerMemoryUsageInMB MEMORY 76 104 106 351
      avgVirtHandlerCPUUsage USAGE 0.0008 0.0012 0.0012 0.0021
      avgVirtHandlerMemoryUsageInMB MEMORY 25.8 10.4 10.9 31
      maxVirtAPIMemoryUsageInMB MEMORY 183 187 188 235
      maxVirtControllerMemoryUsageInMB MEMORY 102 117 119 440
      maxVirtHandlerMemoryUsageInMB MEMORY 73 13.5 14 74
      minVirtAPIMemoryUsageInMB MEMORY 138 139 140 176
      minVirtControllerMemoryUsageInMB MEMORY 65 92 93 298
      minVirtHandlerMemoryUsageInMB MEMORY 8.3 6.9 7.1 9
      running-phase-count FIXED 101 100 100 100
      virtControllerWorkqueueAddRate USAGE 16.6 33.3 33.9 1.7
      virtControllerWorkqueueDepth FIXED 0 0 0 0
      virtControllerWorkqueueP99Latency USAGE 0.063 0.081 0.083 0.082
      vmiCreationToRunningSecondsP50 LATENCY 15.5 17.8 18.1 12.2
      vmiCreationToRunningSecondsP95 LATENCY 24 27 27.6 19
      vmiCreationToRunningSecondsP99 LATENCY 39.6 44.5 45.5 27
      vmiDeletionToFailedSecondsP50 FIXED 0 0 0 0
      vmiDeletionToFailedSecondsP95 FIXED 0 0 0 0
      vmiDeletionToFailedSecondsP99 FIXED 0 0 0 0
      vmiDeletionToSucceededSecondsP50 LATENCY 0 1.5 1.6 0
      vmiDeletionToSucceededSecondsP95 LATENCY 0 4.1 4.2 0
      vmiDeletionToSucceededSecondsP99 LATENCY 0 5.6 5.7 0
      """;

  /** A metric that no VMI has, with its level for vm and vm-instancetype. */
  private static final String ONLY_VMS = "PATCH-virtualmachines-count";

  private static final double[] ONLY_VMS_LEVEL = {0, 205, 207};

  /** What stands around the blocks; '#' becomes a random digit, '%' a hexadecimal one. */
  private static final String BUILD =
      """
      INFO: Invocation ID: %%%%%%%%-%%%%-4%%%-9%%%-%%%%%%%%%%%%
      [1,### / 3,9##] GoCompilePkg pkg/virt-controller/watch/watch.a; #s processwrapper-sandbox
      gazelle: pkg/network/setup/netpod_##.go: finding module path for import: no such package
      INFO: Elapsed time: ##.###s, Critical Path: #.##s
      customresourcedefinition.apiextensions.k8s.io/virtualmachineinstances.kubevirt.io configured
      pod/virt-controller-%%%%%%%%-x#c#d   0/1   ContainerCreating   0   ##s
      """;

  private static final String FORWARDING =
      """
          Forwarding from 127.0.0.1:4### -> 8443
          Handling connection for 4###
          {"component":"tests","level":"info","msg":"config in sync at version 3###"}
      """;

  private static final String SUITE =
      """
      {
        "clientVersion": {"gitVersion": "v1.#.#", "gitCommit": "%%%%%%%%"}
      }
      Running Suite: Tests Suite - /home/prow/go/src/github.com/kubevirt/kubevirt/_out/tests
      ======================================================================================
      Random Seed: 42

      Will run 4 of 1406 specs
      """;

  private static final String SKIPPED =
      """

      ------------------------------
      P [PENDING]
      [sig-compute] Infrastructure Prometheus endpoints should keep counting after a restart
      tests/infrastructure/prometheus.go:###
      ------------------------------
      S [SKIPPED] [#.### seconds]
      [sig-performance] CPU latency tests for measuring realtime VMs performance [BeforeEach]
      tests/performance/realtime.go:51
      """;

  private static final String FOOTER =
      " [3##.### seconds]\n[sig-performance] Control Plane Performance Density Testing Density test"
          + " [small] ";
  private static final String RULE = "------------------------------\n";
  private static final String TIMED_OUT =
      "\n  [FAILED] Timed out after 300.00#s.\n  In [It] at: tests/performance/density.go:241\n";
  private static final String CLONE_FAILURE =
      "# Cloning kubevirt/kubevirt at main\nfatal: the server answered with status 502\n";
  private static final String INTERRUPT =
      "{\"component\":\"entrypoint\",\"level\":\"error\",\"msg\":\"received interrupt\"}\n";
  private static final String FOREIGN_LINE =
      "E0128 08:41:17.204113   21877 portforward.go:413] lost connection to pod\n";

  private final int number;
  private final int day;
  private final boolean density;
  private final String damage;
  private final String state;
  private final String job;
  private final String id;
  private final Instant start;
  private final Instant end;
  private final double host;
  private final String commit;
  private final SplittableRandom random;
  private final List<Map<String, String>> blocks = new ArrayList<>();

  private SampleLogs(int number, long seed, LocalDate until, Duration late) {
    this.number = number;
    day = number / STARTS.length;
    density = number % STARTS.length == 3;
    damage = DAMAGES.getOrDefault(number, "");
    state = state();
    job = density ? DENSITY_JOB : E2E_JOB.replace("%", day < RENAMED ? "1.31" : "1.34");
    random = new SplittableRandom(seed * 1_000_003 + number + late.toMillis() * 1_009);
    Instant midnight =
        until.minusDays(DAYS - day).atStartOfDay().toInstant(ZoneOffset.UTC).plus(late);
    start = midnight.plusMillis(STARTS[number % STARTS.length] * 60_000L + below(2_000, random));
    long seconds = (density ? 1_400 : 2_700) + below(900, random);
    end = Instant.ofEpochSecond(start.getEpochSecond() + seconds);
    id = Long.toString((start.toEpochMilli() - 1_288_834_974_657L) << 22 | 4096);
    SplittableRandom ofDay = new SplittableRandom(seed * 1_000_003 - 1 - day);
    host = gaussian(ofDay);
    commit = filled("%".repeat(40), ofDay);
    for (int resource = 0; resource < (density ? 1 : RESOURCES.size()); resource++) {
      blocks.add(values(resource));
    }
  }

  /** Writes the samples, and what a right reader finds in them where asked to. */
  public static void main(String[] args) throws IOException {
    Map<String, String> flags =
        new HashMap<>(
            Map.of("--seed", "1", "--until", "2026-03-30", "--expected", "", "--copies", "1"));
    Path logs;
    long seed;
    LocalDate until;
    int copies;
    try {
      for (int i = args[0].startsWith("-") ? 0 : 1; i < args.length; i += 2) {
        if (flags.replace(args[i], args[i + 1]) == null) {
          throw new IllegalArgumentException(args[i]);
        }
      }
      logs = Path.of(args[0], "logs");
      seed = Long.parseLong(flags.get("--seed"));
      until = LocalDate.parse(flags.get("--until"));
      copies = Integer.parseInt(flags.get("--copies"));
    } catch (RuntimeException e) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Map<String, String> expected = new TreeMap<>();
    Set<String> jobs = new TreeSet<>();
    for (int i = 0; i < DAYS * STARTS.length * copies; i++) {
      Duration late = COPIED.multipliedBy(i % copies).dividedBy(copies);
      SampleLogs run = new SampleLogs(i / copies, seed, until, late);
      run.write(logs.resolve(run.job).resolve(run.id));
      expected.put(run.id, run.expected());
      jobs.add(run.job);
    }
    if (!flags.get("--expected").isEmpty()) {
      Files.writeString(Path.of(flags.get("--expected")), object(expected, ",\n") + "\n");
    }
    System.out.println(
        "samples: " + expected.size() + " runs of " + jobs.size() + " jobs in " + logs);
  }

  private String state() {
    return switch (damage) {
      case "no-finished" -> null;
      case "cut" -> "ABORTED";
      case "clone-failure" -> "FAILURE";
      default -> FAILED.containsKey(number) ? "FAILURE" : "SUCCESS";
    };
  }

  /** Whether the log holds a block of the resource that can be trusted. */
  private boolean tells(int resource) {
    return switch (damage) {
      case "empty", "clone-failure", "lost-block" -> false;
      case "cut", "no-finished" -> resource == 0;
      default -> prints(resource) && (resource == 0 || !density);
    };
  }

  private boolean prints(int resource) {
    return !fails(resource) || FAILED_WITH_BLOCK.contains(number);
  }

  private boolean fails(int resource) {
    return FAILED.getOrDefault(number, -1) == resource;
  }

  /** Whether Ginkgo names all specs in this run's log; since 2.5 it names only those that fail. */
  private boolean namesAll() {
    return day < RENAMED || damage.equals("no-finished");
  }

  private Map<String, String> values(int resource) {
    Map<String, String> values = new TreeMap<>();
    for (String line : METRICS.split("\n")) {
      String[] fields = line.split(" ");
      double[] noise = NOISE.get(fields[1]);
      double level = Double.parseDouble(fields[density ? 5 : 2 + resource]);
      double deviation = StrictMath.exp(noise[0] * host + noise[1] * gaussian(random));
      double value = level * regression(fields[0], resource) * deviation;
      values.put(fields[0], print(Math.rint(value * noise[2]) / noise[2]));
    }
    if (resource > 0) {
      SplittableRandom own = new SplittableRandom(31L * number + resource);
      double deviation = StrictMath.exp(0.02 * gaussian(own));
      values.put(ONLY_VMS, print(Math.rint(ONLY_VMS_LEVEL[resource] * deviation * 36) / 36));
    }
    if (damage.equals("not-a-number") || damage.equals("infinite-number") && resource == 1) {
      values.put("GET-nodes-count", density ? "NaN" : "1e999");
    }
    return values;
  }

  private double regression(String metric, int resource) {
    if (density) {
      return day >= DENSITY_REGRESSION && metric.equals("LIST-nodes-count") ? 10 : 1;
    }
    return switch (day >= E2E_REGRESSION && resource < 2 ? metric : "") {
      case "PATCH-pods-count" -> 2;
      case "vmiCreationToRunningSecondsP95" -> 1.35;
      default -> 1;
    };
  }

  private void write(Path folder) throws IOException {
    byte[] log = bytes(log());
    put(folder.resolve("build-log.txt"), GZIPPED.contains(number) ? gzip(log) : log);
    String repos = ", \"repos\": {\"kubevirt/kubevirt\": \"main\"}, \"repo-commit\": ";
    put(folder.resolve("started.json"), metadata(start, repos));
    String result = ", \"passed\": " + "SUCCESS".equals(state) + ", \"result\": " + quoted(state);
    if (state != null) {
      put(folder.resolve("finished.json"), metadata(end, result + ", \"revision\": "));
    }
    boolean kept = day >= FIRST_ARTIFACTS && number % STARTS.length == 2;
    for (int resource = 0; kept && resource < 2; resource++) {
      String name = RESOURCES.get(resource).toUpperCase(Locale.ROOT) + "-perf-audit-results.json";
      String json = json(blocks.get(resource)).strip();
      int length = damage.equals("broken-artifact") ? json.length() / 2 : json.length();
      if (tells(resource)) {
        put(folder.resolve("artifacts").resolve(name), bytes(json.substring(0, length)));
      }
    }
  }

  private byte[] metadata(Instant time, String fields) {
    return bytes("{\"timestamp\": " + time.getEpochSecond() + fields + quoted(commit) + "}");
  }

  /** Writes a file as old as its run: where finished.json is missing, that is the run's time. */
  private void put(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(end));
  }

  private String expected() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("job", quoted(job));
    fields.put("time", quoted(state == null ? null : end.toString()));
    fields.put("commit", quoted(commit));
    fields.put("state", quoted(state));
    for (int resource = 0; resource < RESOURCES.size(); resource++) {
      String block = tells(resource) ? object(usable(blocks.get(resource)), ", ") : "null";
      fields.put(RESOURCES.get(resource), block);
    }
    fields.put("damage", quoted(DAMAGES.get(number)));
    return object(fields, ", ");
  }

  /** A number that is none costs its metric, and not the block. */
  private static Map<String, String> usable(Map<String, String> block) {
    Map<String, String> usable = new TreeMap<>(block);
    usable.values().removeIf(value -> !Double.isFinite(Double.parseDouble(value)));
    return usable;
  }

  private String log() {
    if (damage.equals("empty") || damage.equals("clone-failure")) {
      return damage.equals("empty") ? "" : CLONE_FAILURE;
    }
    StringBuilder log = new StringBuilder("+ make bazel-build cluster-up cluster-sync test\n");
    noise(BUILD, 300, log);
    if (density) {
      density(log);
    } else {
      suite(log);
    }
    log.append("Cleaning up the containers.\n");
    noise("%%%%%%%%%%%%\n", 8, log);
    boolean stamped = !density && !namesAll() && below(6, random) > 0;
    return stamped ? stamped(damaged(log.toString())) : damaged(log.toString());
  }

  private String damaged(String log) {
    int spec = Math.max(0, log.indexOf(SPECS.get(0)));
    String metric = "    \"CREATE-pods-count\"";
    return switch (damage) {
      case "cut" -> log.substring(0, log.indexOf("Virt", spec));
      case "no-finished" -> log.substring(0, log.indexOf(RULE, spec)) + INTERRUPT;
      case "foreign-line" -> log.replaceFirst(metric, FOREIGN_LINE + metric);
      default -> log;
    };
  }

  private void density(StringBuilder log) {
    noise(FORWARDING, 100, log);
    log.append(
        end.minusSeconds(120).toString().replace('-', '/').replace('T', ' ').replace("Z", ""));
    log.append(" Writing results to file at path /logs/artifacts/perfscale-audit-results.json\n");
    log.append(json(blocks.get(0)));
  }

  private void suite(StringBuilder log) {
    log.append(filled(SUITE, random)).append(marks(300)).append(filled(SKIPPED, random));
    noise(FORWARDING, 100, log);
    log.append(RULE);
    // A spec of another container passes in some runs.
    boolean other = !namesAll() && day % 5 == 0;
    log.append(marks(400)).append(other ? mark("\u2022") : "");
    for (int resource = 0; resource < SPECS.size(); resource++) {
      if (namesAll()) {
        named(resource, log);
      } else {
        today(resource, log);
      }
    }
    int ran = other ? 4 : 3;
    log.append(marks(300)).append("\n\nRan " + ran + " of 1406 Specs in ");
    log.append(filled("12##.### seconds\n", random));
    boolean failed = FAILED.containsKey(number);
    log.append(failed ? "FAIL! -- " + (ran - 1) : "SUCCESS! -- " + ran).append(" Passed | ");
    log.append(failed ? 1 : 0).append(" Failed | 1 Pending | ").append(1405 - ran);
    log.append(" Skipped\n");
  }

  /** A spec as Ginkgo printed it before 2.5: each slow spec is reported by name. */
  private void named(int resource, StringBuilder log) {
    boolean failed = fails(resource);
    log.append(resource == 0 ? "" : marks(8));
    log.append(failed ? "\n" + RULE : json(blocks.get(resource)));
    log.append(painted(".+", failed ? 9 : 10, failed ? "\u2022 [FAILED]" : "\u2022 [SLOW TEST]"));
    log.append(filled(FOOTER, random)).append(painted(".+", 15, SPECS.get(resource)));
    log.append("\ntests/performance/density.go:100\n");
    log.append(failed ? filled(TIMED_OUT, random) : "").append(RULE);
  }

  /** A spec as Ginkgo prints it since 2.5: one that passes leaves a mark and no name. */
  private void today(int resource, StringBuilder log) {
    boolean lost = damage.equals("lost-block") && resource == 2;
    log.append(prints(resource) && !lost ? json(blocks.get(resource)) : "");
    if (!fails(resource)) {
      log.append(mark("\u2022"));
      return;
    }
    log.append("\n".equals(log.substring(log.length() - 1)) ? "" : "\n").append(RULE);
    log.append(painted(".+", 9, "\u2022 [FAILED]")).append(filled(FOOTER, random));
    log.append(painted(".+", 15, SPECS.get(resource).replace("should", "[It] should")));
    log.append("\n/home/prow/tests/performance/density.go:100\n");
    log.append(filled(TIMED_OUT, random)).append(RULE);
  }

  private String mark(String mark) {
    return painted(".+", 10, mark);
  }

  /** Ginkgo's marks of skipped and pending specs, on the line that a block may begin on. */
  private String marks(int most) {
    String marks = "S".repeat(below(most, random)) + "PS".repeat(below(4, random));
    return painted("[SP]", 14, marks);
  }

  private String painted(String pattern, int colour, String text) {
    String paint = "\u001b[38;5;" + colour + "m$0\u001b[0m";
    return COLOURED.contains(number) ? text.replaceAll(pattern, paint) : text;
  }

  /** The log with the time of day before each line, which moves evenly from start to end. */
  private String stamped(String log) {
    String[] lines = log.split("\n");
    long seconds = end.getEpochSecond() - start.getEpochSecond();
    StringBuilder stamped = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      String time = start.plusSeconds(seconds * i / lines.length).toString();
      stamped.append(time, 11, 19).append(": ").append(lines[i]).append('\n');
    }
    return stamped.toString();
  }

  private void noise(String templates, int lines, StringBuilder log) {
    String[] template = templates.split("\n");
    for (int i = 0; i < lines; i++) {
      log.append(filled(template[below(template.length, random)], random)).append('\n');
    }
  }

  /** A block as the audit tool prints it. */
  private static String json(Map<String, String> values) {
    StringBuilder json = new StringBuilder("{\n  \"Values\": {");
    String separator = "\n";
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.append(separator).append("    ").append(quoted(value.getKey()));
      json.append(": {\n      \"value\": ").append(value.getValue());
      json.append(threshold(value.getKey(), values)).append("\n    }");
      separator = ",\n";
    }
    return json.append("\n  }\n}\n").toString();
  }

  /** The audit tool calls a threshold exceeded where the ratio is below 1: a bug, kept. */
  private static String threshold(String metric, Map<String, String> values) {
    if (!metric.endsWith("virtualmachineinstances-count")) {
      return "";
    }
    double base = Double.parseDouble(values.get("CREATE-pods-count"));
    double ratio = Double.parseDouble(values.get(metric)) / base;
    return """
    ,
          "thresholdResult": {
            "thresholdValue": %s,
            "thresholdMetric": "CREATE-pods-count",
            "thresholdRatio": %s,
            "thresholdExceeded": %s
          }\
    """
        .formatted(print(base * (metric.startsWith("PATCH") ? 2 : 10)), print(ratio), ratio < 1);
  }

  private static String object(Map<String, String> fields, String separator) {
    List<String> members = new ArrayList<>();
    fields.forEach((name, value) -> members.add(quoted(name) + ": " + value));
    return "{" + String.join(separator, members) + "}";
  }

  private static String quoted(String text) {
    return text == null ? "null" : '"' + text + '"';
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The shortest decimal that reads back as the value, as Go prints it. */
  private static String print(double value) {
    BigDecimal exact = new BigDecimal(value);
    int digits = 15;
    while (exact.round(new MathContext(digits)).doubleValue() != value) {
      digits++;
    }
    return exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
  }

  private static String filled(String template, SplittableRandom random) {
    char[] filled = template.toCharArray();
    for (int i = 0; i < filled.length; i++) {
      if (filled[i] == '#' || filled[i] == '%') {
        filled[i] = Character.forDigit(below(filled[i] == '#' ? 10 : 16, random), 16);
      }
    }
    return new String(filled);
  }

  private static int below(int limit, SplittableRandom random) {
    return (int) (random.nextDouble() * limit);
  }

  /** About standard normal: a sum of twelve uniform numbers, exact on every machine. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  /** Literals in deflate's fixed code: what a Deflater writes depends on the machine's zlib. */
  private static byte[] gzip(byte[] bytes) {
    ByteBuffer out = ByteBuffer.allocate(2 * bytes.length + 32).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x00088b1f).putInt(0).putShort((short) 0xff00);
    int pending = 0b011;
    int count = 3;
    for (int i = 0; i <= bytes.length; i++) {
      int literal = i < bytes.length ? Byte.toUnsignedInt(bytes[i]) : 256;
      int code = literal < 144 ? 0x30 + literal : literal < 256 ? 0x100 + literal : 0;
      int length = literal < 144 ? 8 : literal < 256 ? 9 : 7;
      pending |= Integer.reverse(code) >>> 32 - length << count;
      for (count += length; count >= 8; count -= 8) {
        out.put((byte) pending);
        pending >>>= 8;
      }
    }
    if (count > 0) {
      out.put((byte) pending);
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    out.putInt((int) crc.getValue()).putInt(bytes.length);
    return Arrays.copyOf(out.array(), out.position());
  }
}
