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
 * A lane: one job under its successive names, its resources, and the reported metrics.
 *
 * @param name the lane's name, part of paths
 * @param source the place of its runs
 * @param resources how the blocks of each resource are recognised
 * @param metrics the reported metrics, by resource, in the order of the report
 * @param report the settings of its report
 * @param folders the folders of its files
 * @param changes the rules for its changes
 * @param groups the groups of its metrics
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

  /** A lane with the program's own groups of metrics. */
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

  /** Copies the collections; the order of the resources is kept. */
  public Lane {
    resources = List.copyOf(resources);
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * The place of a lane's runs.
   *
   * @param root the folder that holds a folder for each job, on disk or in a bucket
   * @param jobs the jobs' names
   * @param since runs that ended before this are not read
   * @param until runs that ended at or after this are not read; null for no bound
   * @param layout the name of the layout of runs below the root
   */
  public record Source(
      String root, List<NamePattern> jobs, TimeBound since, TimeBound until, String layout)
      implements Serializable {

    /** The layout of a source that doesn't name one. */
    public static final String PROW = "prow";

    /** A source with Prow's layout. */
    public Source(String root, List<NamePattern> jobs, TimeBound since, TimeBound until) {
      this(root, jobs, since, until, PROW);
    }

    /** Copies the list, and removes slashes at the root's end. */
    public Source {
      root = root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
      jobs = List.copyOf(jobs);
    }

    /** The same source with other bounds; a bound that is null stays. */
    Source inWindow(TimeBound from, TimeBound to) {
      return new Source(root, jobs, from == null ? since : from, to == null ? until : to, layout);
    }

    /** Whether a run that ended at a time is in the window. */
    public boolean isInWindow(Instant end, Instant now) {
      return !end.isBefore(since.from(now)) && (until == null || end.isBefore(until.from(now)));
    }

    /** Whether a job belongs to the lane. */
    public boolean hasJob(String job) {
      return jobs.stream().anyMatch(pattern -> pattern.matches(job));
    }
  }

  /**
   * The settings of a lane's report.
   *
   * @param since the first day of the page's history; null for all data
   * @param markers dated lines on every chart
   * @param page whether each resource gets a page
   * @param png whether each metric gets a PNG
   * @param runUrl the address of a run, with {job} and {run} in it; null for none
   * @param release the release that the page is for; such a page has another file name. Or null
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

    /** Pages of all data, without markers, PNGs or links. */
    public static final Report PLAIN = new Report(null, List.of(), true, false, null, null);

    /** A report of data files only, without pages and PNGs. */
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
   * The folders of a lane's files.
   *
   * @param output the folder that contains the others, and the account
   * @param results holds {@code <job>/<run>/data/results.json}
   * @param weekly holds {@code <resource>/<metric>/<Monday>/data/results.json} and the pages
   */
  public record Folders(String output, String results, String weekly) implements Serializable {

    /** The layout of {@code run}. */
    public static Folders of(String output, String lane) {
      return new Folders(output, Layout.results(output), Layout.weekly(output, lane));
    }

    private Folders absolute() {
      return new Folders(
          Folder.absolute(output), Folder.absolute(results), Folder.absolute(weekly));
    }
  }

  /** The same lane with other bounds of its window; a bound that is null stays. */
  public Lane inWindow(TimeBound since, TimeBound until) {
    return new Lane(
        name, source.inWindow(since, until), resources, metrics, report, folders, changes, groups);
  }

  /**
   * The same lane with its files below an output folder, in the layout of {@code run}; a release
   * has a separate folder.
   */
  public Lane below(String output) {
    String release = report.release();
    return withFolders(
        release == null
            ? Folders.of(output, name)
            : new Folders(output, Layout.results(output), Layout.release(output, release, name)));
  }

  /** The same lane, reported for a release since a day: page, PNGs and notes. */
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

  /** The same lane with absolute paths. */
  public Lane absolute() {
    return from(Folder.absolute(source.root())).withFolders(folders.absolute());
  }

  /** The same lane with its runs below another root. */
  public Lane from(String root) {
    Source there = new Source(root, source.jobs(), source.since(), source.until(), source.layout());
    return new Lane(name, there, resources, metrics, report, folders, changes, groups);
  }

  /** The same lane with other settings of its report. */
  public Lane withReport(Report other) {
    return new Lane(name, source, resources, metrics, other, folders, changes, groups);
  }

  /** The same lane with other rules for changes. */
  public Lane withChanges(ChangeRules rules) {
    return new Lane(name, source, resources, metrics, report, folders, rules, groups);
  }

  /**
   * A metric's unit, direction and description. The direction comes from {@code changes}, else the
   * resource, else the groups; all else comes from the groups.
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

  /** A run's columns without zeros that mean "nothing measured". */
  public RunColumns withoutZeros(String resource, RunColumns run) {
    List<String> names = metricsOf(resource);
    return run.withoutZeros(column -> groups.of(names.get(column)).zeroIsAbsent());
  }

  /** The reported metrics of a resource; none if it isn't reported. */
  public List<String> metricsOf(String resource) {
    return metrics.getOrDefault(resource, List.of());
  }
}
