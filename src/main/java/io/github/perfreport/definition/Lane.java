package io.github.perfreport.definition;

import io.github.perfreport.model.Better;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MetricInfo;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lane: jobs that follow one another under changing names, what is measured in them, and what is
 * reported of it.
 *
 * @param name the lane's name, part of paths
 * @param source where its runs are
 * @param resources how the blocks of each resource are known
 * @param metrics what is reported, by resource, in the order of the report
 * @param report how it is shown
 * @param folders where its files go
 * @param changes what of its changes is told
 * @param groups what is known of its metrics
 */
public record Lane(
    String name,
    Source source,
    List<ResourceRule> resources,
    Map<String, List<String>> metrics,
    Report report,
    Folders folders,
    ChangeRules changes,
    MetricGroups groups)
    implements Serializable {

  /** A lane that knows of its metrics what the program knows. */
  public Lane(
      String name,
      Source source,
      List<ResourceRule> resources,
      Map<String, List<String>> metrics,
      Report report,
      Folders folders,
      ChangeRules changes) {
    this(name, source, resources, metrics, report, folders, changes, MetricGroups.KUBEVIRT);
  }

  /** Copies what could change; the order of the resources stays. */
  public Lane {
    resources = List.copyOf(resources);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * Where a lane's runs are.
   *
   * @param root the folder that holds a folder for each job, on disk or in a bucket
   * @param jobs the jobs' names
   * @param since runs that ended before are left alone
   * @param until so are runs that ended at or after this; null for none
   * @param layout the name of the way in which runs are laid out below the root
   */
  public record Source(
      String root, List<NamePattern> jobs, TimeBound since, TimeBound until, String layout)
      implements Serializable {

    /** The layout of a source that names none. */
    public static final String PROW = "prow";

    /** Runs as Prow lays them out. */
    public Source(String root, List<NamePattern> jobs, TimeBound since, TimeBound until) {
      this(root, jobs, since, until, PROW);
    }

    /** Copies the list, and takes the root without a slash at its end. */
    public Source {
      root = root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
      jobs = List.copyOf(jobs);
    }

    /** Whether a run that ended at a time is one of the window's. */
    public boolean isInWindow(Instant end, Instant now) {
      return !end.isBefore(since.from(now)) && (until == null || end.isBefore(until.from(now)));
    }

    /** Whether a job is one of the lane's. */
    public boolean hasJob(String job) {
      return jobs.stream().anyMatch(pattern -> pattern.matches(job));
    }
  }

  /**
   * How a lane is shown.
   *
   * @param since the first day of the page's history; null for all there is
   * @param markers dated lines on every chart
   * @param page whether each resource gets a page
   * @param png whether each metric gets a PNG
   * @param runUrl where a run can be looked at, with {job} and {run} in it; null for nowhere
   * @param release the release that the page is for, whose page has a name of its own; or null
   * @param table the BigQuery table of all measurements, project:dataset.table; or null
   */
  public record Report(
      LocalDate since,
      List<Marker> markers,
      boolean page,
      boolean png,
      String runUrl,
      String release,
      String table)
      implements Serializable {

    /** Pages of all there is, without markers, PNGs or links. */
    public static final Report PLAIN = new Report(null, List.of(), true, false, null, null);

    /** A report in files alone. */
    public Report(
        LocalDate since,
        List<Marker> markers,
        boolean page,
        boolean png,
        String runUrl,
        String release) {
      this(since, markers, page, png, runUrl, release, null);
    }

    /** Copies the list. */
    public Report {
      markers = List.copyOf(markers);
    }

    /** The same with more lines on every chart. */
    public Report withMore(List<Marker> lines) {
      List<Marker> all = new ArrayList<>(markers);
      all.addAll(lines);
      return new Report(since, all, page, png, runUrl, release, table);
    }
  }

  /**
   * Where a lane's files go.
   *
   * @param output the folder that holds all the others, and the account
   * @param results holds {@code <job>/<run>/data/results.json}
   * @param weekly holds {@code <resource>/<metric>/<Monday>/data/results.json} and the pages
   */
  public record Folders(String output, String results, String weekly) implements Serializable {

    /** As {@code run} lays them out. */
    public static Folders of(String output, String lane) {
      return new Folders(output, Layout.results(output), Layout.weekly(output, lane));
    }

    private Folders absolute() {
      return new Folders(
          Folder.absolute(output), Folder.absolute(results), Folder.absolute(weekly));
    }
  }

  /**
   * The same lane with its files below an output folder, as {@code run} lays them out; those of a
   * release in a folder of its own.
   */
  public Lane below(String output) {
    String release = report.release();
    return withFolders(
        release == null
            ? Folders.of(output, name)
            : new Folders(output, Layout.results(output), Layout.release(output, release, name)));
  }

  /** The same lane as it is shown for a release: its page, PNGs and notes, since a day. */
  public Lane forRelease(Markers.Release of) {
    LocalDate since = of.sinceDate() == null ? report.since() : of.sinceDate();
    Report shown =
        new Report(since, of.markers(), true, true, report.runUrl(), of.releaseVersion());
    return withReport(shown).below(folders.output());
  }

  /** The same lane with other folders. */
  public Lane withFolders(Folders others) {
    return new Lane(name, source, resources, metrics, report, others, changes, groups);
  }

  /** The same lane with paths that hold in whatever folder a process works. */
  public Lane absolute() {
    Source there =
        new Source(
            Folder.absolute(source.root()),
            source.jobs(),
            source.since(),
            source.until(),
            source.layout());
    return new Lane(name, there, resources, metrics, report, folders.absolute(), changes, groups);
  }

  /** The same lane shown in another way. */
  public Lane withReport(Report other) {
    return new Lane(name, source, resources, metrics, other, folders, changes, groups);
  }

  /** The same lane with other rules for changes. */
  public Lane withChanges(ChangeRules rules) {
    return new Lane(name, source, resources, metrics, report, folders, rules, groups);
  }

  /**
   * What is known of a metric: direction by {@code changes}, by the resource, by the groups, in
   * this order; the rest by the groups.
   */
  public MetricInfo info(String resource, String metric) {
    MetricInfo info = groups.of(metric);
    Better told = changes.better().get(metric);
    return told == null
        ? resources.stream()
            .filter(rule -> rule.resource().equals(resource) && !rule.isAudit())
            .flatMap(rule -> rule.format().values().better().of(metric).stream())
            .findFirst()
            .map(info::withBetter)
            .orElse(info)
        : info.withBetter(told);
  }

  /** A run's columns without each 0 that says that nothing was measured. */
  public RunColumns withoutZeros(String resource, RunColumns run) {
    List<String> names = metricsOf(resource);
    return run.withoutZeros(column -> groups.of(names.get(column)).zeroIsAbsent());
  }

  /** The metrics to be reported of a resource; none for one that isn't reported. */
  public List<String> metricsOf(String resource) {
    return metrics.getOrDefault(resource, List.of());
  }
}
