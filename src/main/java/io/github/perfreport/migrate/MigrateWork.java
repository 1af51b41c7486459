package io.github.perfreport.migrate;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.migrate.ArchivedValues.SeriesName;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.publish.Publication;
import io.github.perfreport.publish.ReportWork;
import io.github.perfreport.publish.ScratchFolder;
import io.github.perfreport.publish.StagedChanges;
import io.github.perfreport.results.Archive;
import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.weekly.WeeksWithoutResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Repairs years of published weeks. It compares them with the run results, recomputes every week of
 * every lane, and copies weeks without run results to the lane. It removes files only on request:
 * those that are superseded, wrongly labelled or without results.
 */
public final class MigrateWork implements Publication.Work {

  private final List<Lane> lanes;
  private final ReportWork reports;
  private final boolean prune;

  private MigrationReport report = new MigrationReport(List.of(), List.of(), false);

  /**
   * Prepares the work on a repository of lanes.
   *
   * @param reports computes the lanes' weeks
   * @param prune whether weeks that are wrong, superseded or without results are removed
   */
  public MigrateWork(List<Lane> lanes, ReportWork reports, boolean prune) {
    this.lanes = List.copyOf(lanes);
    this.reports = reports;
    this.prune = prune;
  }

  /** The report on what was wrong before. */
  public MigrationReport report() {
    return report;
  }

  @Override
  public String message(StagedChanges staged) {
    return report.subject()
        + "\n\n"
        + String.join("\n", report.counts())
        + "\n\n"
        + staged.inShort()
        + "; "
        + StagedChanges.count(staged.removed(), "file")
        + " removed";
  }

  @Override
  public void in(Path folder) throws IOException, ReportFailedException {
    List<Lane> here = lanes.stream().map(lane -> lane.below(folder.toString())).toList();
    String weekly = folder.resolve("weekly").toString();
    List<PublishedWeekFaults> findings = new ArrayList<>();
    List<String> unowned = new ArrayList<>();
    for (String name : Folder.foldersOrNone(weekly)) {
      Optional<Lane> owner = here.stream().filter(lane -> owns(lane, name)).findFirst();
      if (owner.isPresent()) {
        findings.add(examine(owner.get(), name, Layout.join(weekly, name)));
      } else {
        unowned.add(name);
      }
    }
    for (Lane lane : here) {
      order(lane, findings.stream().filter(f -> f.lane().equals(lane)).toList());
    }
    report = new MigrationReport(findings, unowned, prune);
    reports.in(folder);
  }

  private static boolean owns(Lane lane, String folder) {
    return lane.name().equals(folder) || lane.source().hasJob(folder);
  }

  private static PublishedWeekFaults examine(Lane lane, String name, String folder)
      throws IOException {
    Collection<String> jobs = lane.name().equals(name) ? new Archive().jobs(lane) : List.of(name);
    PublishedWeekFaults findings =
        new PublishedWeekFaults(name, lane, ArchivedValues.of(lane, jobs));
    for (PublishedWeek week : PublishedWeek.below(folder)) {
      findings.add(week);
    }
    return findings;
  }

  /** Copies what must be kept to the lane, and removes what was requested. */
  private void order(Lane lane, List<PublishedWeekFaults> findings) throws IOException {
    WeeksWithoutResults kept = WeeksWithoutResults.none(lane.folders());
    for (PublishedWeekFaults found : findings) {
      boolean own = found.folder().equals(lane.name());
      if (!prune) {
        keep(lane, found, own, kept);
      } else if (own) {
        remove(found.unbacked());
        remove(found.wronglyLabelled());
        remove(found.stale());
      } else {
        ScratchFolder.remove(Path.of(lane.folders().weekly()).resolveSibling(found.folder()));
      }
    }
    if (prune) {
      Files.deleteIfExists(Path.of(Layout.kept(lane.folders().weekly())));
    }
    kept.writeList();
  }

  private static void keep(
      Lane lane, PublishedWeekFaults found, boolean own, WeeksWithoutResults kept)
      throws IOException {
    Map<SeriesName, List<Point>> points = new HashMap<>();
    for (PublishedWeek week : found.unbacked()) {
      if (own && !week.isWronglyLabelled()) {
        kept.add(week.resource(), week.label());
      } else {
        points
            .computeIfAbsent(new SeriesName(week.resource(), week.metric()), x -> new ArrayList<>())
            .addAll(points(found.folder(), week));
      }
    }
    for (Map.Entry<SeriesName, List<Point>> series : points.entrySet()) {
      kept.keep(lane, series.getKey().resource(), series.getKey().metric(), series.getValue());
    }
  }

  /** The points of a week whose runs are no longer known. */
  private static List<Point> points(String job, PublishedWeek week) {
    return week.points().stream()
        .map(
            point ->
                new Point(point.value(), Double.NaN, new Run(job, "", point.time(), null, null)))
        .toList();
  }

  private static void remove(List<PublishedWeek> weeks) throws IOException {
    for (PublishedWeek week : weeks) {
      Files.deleteIfExists(Path.of(week.path()));
    }
  }
}
