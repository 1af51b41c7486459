package io.github.perfreport.cli;

import io.github.perfreport.definition.FormatRule;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.definition.OutputSource;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.formats.Reading;
import io.github.perfreport.formats.RuleReader;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.runs.prow.ProwLayout;
import io.github.perfreport.storage.LogStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the definition of a lane from sample runs, with a resource for each format that reads
 * anything.
 */
final class InitialDefinition {

  /** KubeVirt's blocks need the name of a spec; the shipped definitions have them. */
  private static final String AUDIT = "kubevirt-audit";

  private static final int MAX_BYTES = 16 << 20;

  private static final List<Reading> READINGS = Reading.all();

  private final SampleRuns runs;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, Set<Measurement>> values = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** The measurements that one format reads from one place. */
  private record Resource(String format, String place, SortedMap<String, Better> directions) {}

  InitialDefinition(SampleRuns runs) {
    this.runs = runs;
  }

  /**
   * The YAML.
   *
   * @throws UsageException if no format reads anything
   */
  String text() {
    for (List<Path> ofJob : runs.jobs().values()) {
      for (Path run : ofJob) {
        files(run).forEach(file -> read(run, file));
      }
    }
    if (resources.isEmpty()) {
      throw new UsageException(
          runs.root()
              + ": no format reads a number from these runs; 'inspect' says what it left and why"
              + (notes.isEmpty() ? "" : ". " + String.join(". ", notes)));
    }
    return yaml();
  }

  private static List<String> files(Path run) {
    try (Stream<Path> files = Files.walk(run)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> run.relativize(file).toString())
          .filter(file -> !file.equals("started.json") && !file.equals("finished.json"))
          .sorted(
              Comparator.comparing((String file) -> !file.equals(ProwLayout.LOG))
                  .thenComparing(f -> f))
          .toList();
    } catch (IOException e) {
      throw new UsageException(run + ": can't be read: " + e.getMessage(), e);
    }
  }

  private void read(Path run, String file) {
    String place = file.equals(ProwLayout.LOG) ? OutputSource.LOG : file;
    for (Reading reading : READINGS) {
      RuleReader reader = new RuleReader(FormatRule.of(reading.name()), MAX_BYTES, refusal -> {});
      try (InputStream text = LogStream.open(run.resolve(file).toString())) {
        reader.read(text, file, OutputSource.OWN_LOG);
      } catch (IOException e) {
        throw new UsageException(run.resolve(file) + ": can't be read: " + e.getMessage(), e);
      }
      Collection<Measurement> found = reader.block().values().values();
      if (reading.name().equals(AUDIT) && !found.isEmpty()) {
        note("KubeVirt's blocks are there too; pipelines/kubevirt-*.yaml show how they are read");
      } else if (!found.isEmpty()) {
        add(reading.name(), place, found, reader.directions());
      }
    }
  }

  /** A format adds nothing if another has read most of its values from the same place. */
  private void add(
      String format,
      String place,
      Collection<Measurement> found,
      SortedMap<String, Better> directions) {
    String key = format + " of " + place;
    Set<Measurement> read = values.computeIfAbsent(place, p -> new HashSet<>());
    boolean isNew = !resources.containsKey(key);
    if (isNew && 2 * found.stream().filter(read::contains).count() > found.size()) {
      note(format + " reads the same from " + place + ", and is left out");
      return;
    }
    read.addAll(found);
    resources
        .computeIfAbsent(key, k -> new Resource(format, place, new TreeMap<>()))
        .directions()
        .putAll(directions);
  }

  private void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  private String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Made by init. 'run' takes it as it is.\n");
    notes.forEach(note -> yaml.append("# ").append(note).append(".\n"));
    String first = runs.jobs().firstKey();
    yaml.append("lane: ").append(name(first)).append("  # part of paths; a name of your own\n");
    yaml.append("source:\n");
    yaml.append("  root: ").append(quoted(runs.root().toString())).append('\n');
    yaml.append("  jobs:  # a * stands for anything, so that a job may be renamed\n");
    runs.jobs().keySet().forEach(job -> yaml.append("  - ").append(quoted(job)).append('\n'));
    yaml.append("  since: 2000-01-01  # all runs; 7d for a weekly job\n");
    Map<String, Resource> named = named();
    yaml.append("resources:\n");
    named.forEach(
        (name, resource) ->
            yaml.append(
                "  %s: {format: '%s', from: ['%s']}%n"
                    .formatted(name, resource.format(), resource.place().replace("'", "''"))));
    yaml.append("metrics:  # what is reported; delete what nobody looks at\n");
    named.forEach(
        (name, resource) -> {
          yaml.append("  ").append(name).append(":\n");
          resource.directions().keySet().forEach(m -> yaml.append("  - ").append(m).append('\n'));
        });
    appendDirections(yaml);
    yaml.append("output: output\n");
    return yaml.toString();
  }

  /** Directions that differ from those of the metrics' names. */
  private void appendDirections(StringBuilder yaml) {
    SortedMap<String, String> worse = new TreeMap<>();
    for (Resource resource : resources.values()) {
      resource
          .directions()
          .forEach(
              (metric, better) -> {
                Better known = MetricGroups.KUBEVIRT.of(metric).better();
                if (better == Better.LOWER && known != Better.LOWER) {
                  worse.put(metric, "up");
                } else if (better == Better.HIGHER && known != Better.HIGHER) {
                  worse.put(metric, "down");
                } else if (better == Better.UNKNOWN && known == Better.UNKNOWN) {
                  worse.put(metric, "neither  # up, if lower is better; down, if higher is");
                }
              });
    }
    if (!worse.isEmpty()) {
      yaml.append("changes:\n  worse:  # the direction that is worse\n");
      worse.forEach((m, way) -> yaml.append("    " + m + ": " + way + "\n"));
    }
  }

  private Map<String, Resource> named() {
    Map<String, Resource> named = new LinkedHashMap<>();
    for (Resource resource : resources.values()) {
      String name = name(resource.format());
      for (int i = 2; named.containsKey(name); i++) {
        name = name(resource.format()) + "-" + i;
      }
      named.put(name, resource);
    }
    return named;
  }

  private static String name(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
