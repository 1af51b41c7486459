package io.github.perfreport.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** An archive of invented runs and its definition, and the check of them a day after the last. */
final class GateArchive {

  static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Map<String, DoubleUnaryOperator> series = new LinkedHashMap<>();
  private final List<String> flags = new ArrayList<>();
  private final Random random = new Random(11);
  private Duration every = Duration.ofDays(1);
  private String changes = "";
  private String acks = "";
  private String metrics = "";
  private String jobs = "[job]";
  private double threshold = Double.NaN;
  private int runs;

  GateArchive(Path folder) {
    this.folder = folder;
  }

  /** A metric of vmi by the number of a run; NaN for none. */
  GateArchive metric(String name, DoubleUnaryOperator level) {
    series.put(name, level);
    return this;
  }

  GateArchive every(Duration interval) {
    every = interval;
    return this;
  }

  GateArchive changes(String yaml) {
    changes = yaml;
    return this;
  }

  GateArchive acks(String yaml) {
    acks = yaml;
    return this;
  }

  GateArchive threshold(double value) {
    threshold = value;
    return this;
  }

  GateArchive metrics(String yaml) {
    metrics = yaml;
    return this;
  }

  GateArchive jobs(String yaml) {
    jobs = yaml;
    return this;
  }

  GateArchive flag(String flag) {
    flags.add(flag);
    return this;
  }

  /** Writes the results of more runs. */
  GateArchive runs(int count) throws IOException {
    for (int i = runs; i < runs + count; i++) {
      write(i, START.plus(every.multipliedBy(i)));
    }
    runs += count;
    return this;
  }

  private void write(int number, Instant time) throws IOException {
    ObjectNode result = JSON.createObjectNode();
    result.put("JobDirCreationTime", time.toString());
    ObjectNode values = result.putObject("VMIResult").putObject("Values");
    series.forEach(
        (name, level) -> {
          double value = level.applyAsDouble(number) * (1 + .0004 * random.nextGaussian());
          if (!Double.isNaN(value)) {
            ObjectNode one = values.putObject(name);
            one.put("value", value);
            if (!Double.isNaN(threshold)) {
              one.putObject("thresholdResult").put("thresholdValue", threshold);
            }
          }
        });
    result.putNull("VMResult");
    Path file = result(number);
    Files.createDirectories(file.getParent());
    Files.writeString(file, result.toString());
  }

  /** The file of a run's result. */
  Path result(int number) {
    return output().resolve("results/job/" + (1000 + number) + "/data/results.json");
  }

  Path newest() {
    return result(runs - 1);
  }

  Path output() {
    return folder.resolve("output");
  }

  /** A day after the newest run. */
  Instant now() {
    return START.plus(every.multipliedBy(Math.max(0, runs - 1))).plus(Duration.ofDays(1));
  }

  /** Runs {@code check}, in the same process. */
  Program.Outcome check() throws IOException {
    Path file = folder.resolve("lane.yaml");
    String listed =
        metrics.isEmpty() ? "{vmi: [" + String.join(", ", series.keySet()) + "]}" : metrics;
    Files.writeString(
        file,
        """
        lane: lane
        source: {root: logs, jobs: %s}
        resources: {vmi: {spec: none}}
        metrics: %s
        changes: {%s}
        report: {%s}
        output: %s
        """
            .formatted(jobs, listed, changes, acks.isEmpty() ? "" : "acks: acks.yaml", output()));
    if (!acks.isEmpty()) {
      Files.writeString(folder.resolve("acks.yaml"), "acks:\n- " + acks + "\n");
    }
    List<String> args = new ArrayList<>(List.of("check", file.toString()));
    args.addAll(flags);
    if (flags.stream().noneMatch(flag -> flag.startsWith("--now"))) {
      args.add("--now=" + now());
    }
    return Program.run(args.toArray(new String[0]));
  }
}
