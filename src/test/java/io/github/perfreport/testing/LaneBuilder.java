package io.github.perfreport.testing;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.definition.TimeBound;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds lanes for tests; what isn't said is empty, and the window is all of 2026. */
public final class LaneBuilder {

  private final String name;
  private final Map<String, List<String>> metrics = new LinkedHashMap<>();
  private final List<NamePattern> jobs = new ArrayList<>();
  private String root = "no-logs";
  private String since = "2026-01-01";
  private String until;
  private Lane.Report report = Lane.Report.PLAIN;
  private Lane.Folders folders = new Lane.Folders("nowhere", "nowhere", "nowhere");

  private LaneBuilder(String name) {
    this.name = name;
  }

  public static LaneBuilder lane(String name) {
    return new LaneBuilder(name);
  }

  public LaneBuilder logs(Path folder, String... names) {
    root = folder.toString();
    return jobs(names);
  }

  public LaneBuilder jobs(String... names) {
    Stream.of(names).map(NamePattern::new).forEach(jobs::add);
    return this;
  }

  public LaneBuilder window(String from, String to) {
    since = from;
    until = to;
    return this;
  }

  public LaneBuilder metrics(String resource, String... names) {
    metrics.put(resource, List.of(names));
    return this;
  }

  public LaneBuilder report(Lane.Report shown) {
    report = shown;
    return this;
  }

  /** The folders that {@code run} has below an output folder. */
  public LaneBuilder output(Path folder) {
    folders = Lane.Folders.of(folder.toString(), name);
    return this;
  }

  public Lane build() {
    List<ResourceRule> rules =
        metrics.keySet().stream()
            .map(r -> new ResourceRule(r, null, List.of(), List.of()))
            .toList();
    TimeBound end = until == null ? null : TimeBound.parse(until);
    Lane.Source source = new Lane.Source(root, jobs, TimeBound.parse(since), end);
    return new Lane(name, source, rules, metrics, report, folders, ChangeRules.DEFAULT);
  }
}
