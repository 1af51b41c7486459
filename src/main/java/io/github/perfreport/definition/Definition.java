package io.github.perfreport.definition;

import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Metric;
import io.github.perfreport.storage.Layout;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a lane's definition and checks it, once, with errors that name the place. */
public final class Definition {

  /** The definitions of KubeVirt's own lanes, included in the program. */
  public static final List<String> KUBEVIRT =
      Stream.of(
              "kubevirt-sig-performance.yaml",
              "kubevirt-kwok.yaml",
              "kubevirt-kwok-100.yaml",
              "kubevirt-density.yaml",
              "kubevirt-density-scale.yaml")
          .map(Definition.BUILT_IN::concat)
          .toList();

  private static final String BUILT_IN = DefinitionYaml.CLASS_PATH + "pipelines/";

  private static final String DEFAULT_OUTPUT = "output";

  /** BigQuery's names of whole tables; a name with a dollar sign is a partition's. */
  private static final Pattern TABLE =
      Pattern.compile("([a-z0-9.-]+:)?[a-z][a-z0-9-]+:[A-Za-z0-9_]+\\.[A-Za-z0-9_-]+");

  private final String place;
  private final DefinitionYaml yaml;

  private Definition(String place, DefinitionYaml yaml) {
    this.place = place;
    this.yaml = yaml;
  }

  /**
   * Reads a file.
   *
   * @param path the definition, on disk or in a bucket
   * @param output the output folder, or null for the definition's own. Relative paths in the
   *     definition are relative to the caller's working folder
   * @throws UsageException if the file can't be read, or a value is invalid
   */
  public static Lane read(String path, String output) {
    return new Definition(path, DefinitionYaml.read(path, DefinitionYaml.class)).lane(output);
  }

  /**
   * The resource rules of one of KubeVirt's own lanes, included in the program.
   *
   * @param name the definition's file name below pipelines/
   */
  public static List<ResourceRule> builtInRules(String name) {
    String path = BUILT_IN + name;
    return new Definition(path, DefinitionYaml.read(path, DefinitionYaml.class)).rules();
  }

  private Lane lane(String output) {
    String name = name(yaml.lane(), "lane");
    String folder =
        Stream.of(output, yaml.output(), DEFAULT_OUTPUT)
            .filter(f -> f != null)
            .findFirst()
            .orElseThrow();
    checkPath("output", folder);
    return new Lane(
        name,
        source(),
        rules(),
        metrics(),
        report(),
        Lane.Folders.of(folder, name),
        changes(),
        groups());
  }

  private Lane.Source source() {
    DefinitionYaml.SourceYaml source = need(yaml.source(), "source");
    List<String> jobs = need(source.jobs(), "source.jobs");
    check(!jobs.isEmpty(), "source.jobs", "is empty");
    checkPath("source.root", need(source.root(), "source.root"));
    return new Lane.Source(
        source.root(),
        within("source.jobs", () -> jobs.stream().map(NamePattern::new).toList()),
        within(
            "source.since",
            () -> TimeBound.parse(source.since() == null ? "168h" : source.since())),
        within(
            "source.until", () -> source.until() == null ? null : TimeBound.parse(source.until())),
        source.layout() == null ? Lane.Source.PROW : source.layout());
  }

  private List<ResourceRule> rules() {
    List<ResourceRule> rules = new ArrayList<>();
    need(yaml.resources(), "resources")
        .forEach((resource, rule) -> rules.add(rule(resource, rule)));
    check(!rules.isEmpty(), "resources", "is empty");
    List<ResourceRule> audit = rules.stream().filter(ResourceRule::isAudit).toList();
    long unnamed = audit.stream().filter(rule -> !rule.isNamed()).count();
    check(
        unnamed == 0 || unnamed == audit.size(),
        "resources",
        "'spec: none' holds for all resources or for none");
    return rules;
  }

  private ResourceRule rule(String resource, DefinitionYaml.ResourceYaml rule) {
    String key = "resources." + name(resource, "resources");
    boolean hasFormat = need(rule, key).format() != null;
    return hasFormat
        ? new ResourceRule(resource, new FormatRuleYaml(place + ": " + key, rule).rule())
        : new AuditRuleYaml(place + ": " + key, rule).rule(resource);
  }

  static boolean isBelow(String path) {
    return Stream.of(path.split("/", -1)).allMatch(NamePattern::isName);
  }

  private Map<String, List<String>> metrics() {
    Map<String, List<String>> metrics = new LinkedHashMap<>();
    yaml.metricsOrNone()
        .forEach(
            (resource, names) -> {
              check(
                  yaml.resources().containsKey(resource),
                  "metrics." + resource,
                  "no such resource in 'resources'");
              metrics.put(
                  resource,
                  metricNames(place + ": metrics." + resource, names == null ? List.of() : names));
            });
    return metrics;
  }

  /**
   * Checks names of metrics, which become parts of paths, and drops duplicates.
   *
   * @param where the source of the names, for errors
   * @throws UsageException if a name is invalid
   */
  public static List<String> metricNames(String where, List<String> names) {
    for (String name : names) {
      if (name == null || !Metric.isName(name)) {
        throw new UsageException(where + ": '" + name + "' can't be the name of a metric");
      }
    }
    return names.stream().distinct().toList();
  }

  private Lane.Report report() {
    DefinitionYaml.ReportYaml report = yaml.report();
    if (report == null) {
      return Lane.Report.PLAIN;
    }
    List<Marker> markers =
        report.markers() == null ? List.of() : Markers.read(besideDefinition(report.markers()));
    return new Lane.Report(
        date(report.since()),
        markers,
        true,
        report.png(),
        webAddress("report.run-url", report.runUrl()),
        null,
        table(report.bigquery()));
  }

  private String table(String name) {
    check(
        name == null || TABLE.matcher(name).matches(),
        "report.bigquery",
        "'" + name + "' is no table (project:dataset.table)");
    return name;
  }

  private ChangeRules changes() {
    DefinitionYaml.ReportYaml report = yaml.report();
    if (report == null) {
      return within(() -> ChangeRulesYaml.rules(yaml.changes(), List.of(), null));
    }
    String compare = webAddress("report.compare-url", report.compareUrl());
    List<ChangeRules.Ack> acks =
        report.acks() == null
            ? List.of()
            : ChangeRulesYaml.readAcks(besideDefinition(report.acks()));
    return within(() -> ChangeRulesYaml.rules(yaml.changes(), acks, compare));
  }

  private MetricGroups groups() {
    return within(() -> MetricGroups.KUBEVIRT.behind(MetricGroupsYaml.groups(yaml.metricGroups())));
  }

  private void checkPath(String key, String path) {
    check(!path.isBlank(), key, "is empty");
    check(path.indexOf('\0') < 0, key, "holds a NUL, which no path can");
  }

  private String besideDefinition(String path) {
    checkPath("report", path);
    boolean absolute = path.startsWith("/") || path.contains("://") || place.indexOf('/') < 0;
    return absolute ? path : Layout.join(Layout.parentOf(place), path);
  }

  private String webAddress(String key, String url) {
    check(url == null || url.matches("https?://\\S+"), key, "'" + url + "' is no http(s) address");
    return url;
  }

  private LocalDate date(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UsageException(
          place + ": report.since: '" + text + "' is not a date (2022-11-29)", e);
    }
  }

  private String name(String name, String key) {
    check(NamePattern.isName(need(name, key)), key, "'" + name + "' can't be part of a path");
    return name;
  }

  private <T> T need(T value, String key) {
    check(value != null, key, "is missing");
    return value;
  }

  /** Runs what names its keys itself. */
  private <T> T within(java.util.function.Supplier<T> value) {
    try {
      return value.get();
    } catch (UsageException e) {
      throw new UsageException(place + ": " + e.getMessage(), e);
    }
  }

  private <T> T within(String key, java.util.function.Supplier<T> value) {
    try {
      return value.get();
    } catch (UsageException e) {
      throw new UsageException(place + ": " + key + ": " + e.getMessage(), e);
    }
  }

  private void check(boolean condition, String key, String what) {
    if (!condition) {
      throw new UsageException(place + ": " + key + ": " + what);
    }
  }
}
