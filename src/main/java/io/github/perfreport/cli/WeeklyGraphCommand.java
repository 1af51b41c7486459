package io.github.perfreport.cli;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Markers;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.model.Marker;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Step 3: draws weeks as a page or as PNGs. */
@Command(
    name = "weekly-graph",
    description = "Read weekly results; draw the page of a resource, or PNGs.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class WeeklyGraphCommand extends ReportCommand {

  @Option(
      names = "--weekly-reports-dir",
      paramLabel = "DIR",
      description = "The folder of weekly results; the page and the plots are written there too.",
      defaultValue = "output/weekly")
  private String weeklyDir;

  @Option(
      names = "--resource",
      paramLabel = "NAME",
      description = "The resource that is drawn.",
      defaultValue = "vmi")
  private String resource;

  @Option(
      names = "--metrics-list",
      paramLabel = "NAMES",
      description = "The metrics that are drawn, separated by commas.",
      defaultValue = "vmiCreationToRunningSecondsP95")
  private String metrics;

  @Option(
      names = "--plotly-html",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      description = "true: the page, index.html; false: PNGs, a plot.png for each metric.",
      defaultValue = "true")
  private boolean page;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = TimeBoundConverter.class,
      description = "The first day that is drawn, yyyy-mm-dd. Default: all there is.")
  private TimeBound since;

  @Option(
      names = "--is-during-release",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      description = "Draw the release's page, release-index.html.",
      defaultValue = "false")
  private boolean duringRelease;

  @Option(
      names = "--release-config",
      paramLabel = "FILE",
      description = "The release's shape.yaml: releaseVersion, sinceDate, lineShapes.")
  private String releaseConfig;

  @Override
  ReportPlan plan() {
    if (!NamePattern.isName(resource)) {
      throw new UsageException("--resource: '" + resource + "' can't be the name of a resource");
    }
    String folder = Folder.absolute(existingFolder("--weekly-reports-dir", weeklyDir));
    String lane = Layout.nameOf(folder);
    Instant now = Instant.now();
    return ReportPlan.of(
            List.of(
                new Lane(
                    NamePattern.isName(lane) ? lane : "weekly",
                    new Lane.Source(weeklyDir, List.of(), TimeBound.parse("0"), null),
                    List.of(),
                    Map.of(resource, metrics("--metrics-list", metrics)),
                    report(now),
                    new Lane.Folders(weeklyDir, weeklyDir, weeklyDir),
                    ChangeRules.DEFAULT)),
            ReportPlan.Step.WEEKLY_GRAPH)
        .at(now);
  }

  private Lane.Report report(Instant now) {
    if (releaseConfig == null) {
      if (duringRelease) {
        throw new UsageException("--is-during-release needs --release-config FILE");
      }
      return new Lane.Report(firstDay(now, null), List.of(), page, !page, null, null);
    }
    Markers.Release release = Markers.readRelease(releaseConfig);
    List<Marker> markers = release.markers();
    return new Lane.Report(
        firstDay(now, duringRelease ? release.sinceDate() : null),
        markers,
        page,
        !page,
        null,
        duringRelease ? String.valueOf(release.releaseVersion()) : null);
  }

  private LocalDate firstDay(Instant now, LocalDate fallback) {
    return since == null ? fallback : LocalDate.ofInstant(since.from(now), ZoneOffset.UTC);
  }

  @Override
  List<String> whereToLook(ReportPlan plan) {
    if (!page) {
      return List.of("plots:   " + Layout.plot(weeklyDir, resource, "<metric>"));
    }
    return List.of(
        "page:    "
            + (duringRelease
                ? Layout.releasePage(weeklyDir, resource)
                : Layout.page(weeklyDir, resource)));
  }
}
