import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Times whole processes of the program, in turn with a yardstick that does the weekly report alone,
 * on copies of an archive of results, and prints a table in Markdown.
 *
 * <p>Usage: {@code java scripts/Bench.java ARCHIVE METRICS YARDSTICK WORK_DIR}. ARCHIVE holds
 * {@code <job>/<run>/results.json}, METRICS is a file of a comma list, WORK_DIR a folder on a RAM
 * disk.
 */
public final class Bench {

  private static final int PAIRS = 5;
  private static final int[] COPIES = {1, 2, 5, 10};

  private final Path archive;
  private final String metrics;
  private final List<String> yardstick;
  private final Path work;

  private Bench(String[] args) throws IOException {
    archive = Path.of(args[0]).toRealPath();
    metrics = Files.readString(Path.of(args[1])).strip();
    work = Path.of(args[3]).toAbsolutePath();
    yardstick =
        List.of(
            "python3",
            args[2],
            results().toString(),
            work.resolve("yardstick").toString(),
            args[1]);
  }

  /** Runs all sizes. */
  public static void main(String[] args) throws Exception {
    if (args.length != 4) {
      System.err.println("usage: java scripts/Bench.java ARCHIVE METRICS YARDSTICK WORK_DIR");
      System.exit(2);
    }
    new Bench(args).run();
  }

  private Path results() {
    return work.resolve("output/results");
  }

  private void run() throws Exception {
    System.out.printf(
        "Measured on %s, %d cores, Java %s. Medians of %d whole processes, in turn.%n%n",
        LocalDate.now(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        PAIRS);
    System.out.println(
        "| runs | lanes | run --no-fetch, s | peak memory, MB | yardstick, s | ratio |");
    System.out.println("|---:|---:|---:|---:|---:|---:|");
    for (int copies : COPIES) {
      measure(copies);
    }
    delete(work);
  }

  private void measure(int copies) throws Exception {
    delete(work);
    List<String> command =
        new ArrayList<>(List.of("scripts/perf-report-creator", "run", "--no-fetch"));
    int runs = copyArchive(copies, command);
    List<Timing> ours = new ArrayList<>();
    List<Timing> theirs = new ArrayList<>();
    for (int i = -1; i < PAIRS; i++) { // the first pair warms the disk cache and isn't counted
      Timing our = time(command, work.resolve("output/weekly"));
      Timing their = time(yardstick, work.resolve("yardstick"));
      if (i >= 0) {
        ours.add(our);
        theirs.add(their);
      }
    }
    double seconds = median(ours.stream().map(Timing::seconds).toList());
    double reference = median(theirs.stream().map(Timing::seconds).toList());
    System.out.printf(
        Locale.ROOT,
        "| %,d | %d | %.2f | %.0f | %.2f | %.2f |%n",
        runs,
        command.size() - 3,
        seconds,
        median(ours.stream().map(Timing::megabytes).toList()),
        reference,
        seconds / reference);
  }

  /** Copies each job's results so many times, and describes each copy as a lane. */
  private int copyArchive(int copies, List<String> command) throws IOException {
    int runs = 0;
    for (Path job : children(archive)) {
      for (int copy = 0; copy < copies; copy++) {
        String name = job.getFileName() + (copies == 1 ? "" : "-" + copy);
        for (Path run : children(job)) {
          Path to = results().resolve(name).resolve(run.getFileName().toString());
          Files.createDirectories(to);
          Files.copy(run.resolve("results.json"), to.resolve("results.json"));
          runs++;
        }
        command.add(Files.writeString(work.resolve(name + ".yaml"), definition(name)).toString());
      }
    }
    return runs;
  }

  private String definition(String job) {
    return """
        lane: %1$s
        source: {root: nowhere, jobs: [%1$s]}
        resources:
          vmi: {spec: 'create a batch of \\d+ VMIs'}
          vm: {spec: 'create a batch of \\d+ running VMs should'}
        metrics:
          vmi: [%2$s]
          vm: [%2$s]
        report: {png: false}
        output: %3$s
        """
        .formatted(job, metrics, work.resolve("output"));
  }

  private record Timing(double seconds, double megabytes) {}

  private static Timing time(List<String> command, Path output) throws Exception {
    delete(output);
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    double megabytes = 0;
    while (process.isAlive()) {
      megabytes = Math.max(megabytes, peakMegabytes(process.pid()));
      Thread.sleep(10);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(command.get(0) + " ended with " + process.exitValue());
    }
    return new Timing(seconds, megabytes);
  }

  /** The most memory that a process has had so far, as Linux tells; 0 where nothing does. */
  private static double peakMegabytes(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc/" + pid + "/status"), StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has ended
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static List<Path> children(Path folder) throws IOException {
    TreeMap<String, Path> byName = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(Files::isDirectory).forEach(e -> byName.put(e.getFileName().toString(), e));
    }
    return List.copyOf(byName.values());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
