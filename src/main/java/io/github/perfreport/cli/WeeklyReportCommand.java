package io.github.perfreport.cli;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Step 2: reads a job's results and writes a results.json for each week, resource and metric. */
@Command(
    name = "weekly-report",
    description = "Read a job's results; write each week's results.json by resource and metric.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class WeeklyReportCommand extends ReportCommand {

  private static final String P95 = "vmiCreationToRunningSecondsP95";

  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      description = "The job's folder of results, with a folder for each run.",
      defaultValue = "output/results/periodic-kubevirt-e2e-k8s-1.25-sig-performance")
  private String resultsDir;

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = "Where <resource>/<metric>/<Monday>/data/results.json are written.",
      defaultValue = "output/weekly")
  private String outputDir;

  @Option(
      names = "--vmi-metrics-list",
      paramLabel = "NAMES",
      description = "The metrics to be reported of vmi, separated by commas.",
      defaultValue = P95)
  private String vmiMetrics;

  @Option(
      names = "--vm-metrics-list",
      paramLabel = "NAMES",
      description = "The metrics to be reported of vm, separated by commas.",
      defaultValue = P95)
  private String vmMetrics;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeBoundConverter.class,
      description =
          "Write only the weeks that have a run since then, each whole: a duration back from now "
              + "(168h, 7d) or a date. Default: all weeks.")
  private TimeBound since;

  @Override
  ReportPlan plan() {
    Map<String, List<String>> metrics = new LinkedHashMap<>();
    metrics.put("vmi", metrics("--vmi-metrics-list", vmiMetrics));
    metrics.put("vm", metrics("--vm-metrics-list", vmMetrics));
    notEmpty("--output-dir", outputDir);
    String folder = Folder.absolute(existingFolder("--results-dir", resultsDir));
    String job = Layout.nameOf(folder);
    if (!NamePattern.isName(job)) {
      throw new UsageException("--results-dir: '" + job + "' can't be the name of a job");
    }
    Lane lane =
        new Lane(
            job,
            new Lane.Source(resultsDir, List.of(new NamePattern(job)), TimeBound.parse("0"), null),
            List.of(),
            metrics,
            Lane.Report.PLAIN,
            new Lane.Folders(outputDir, Layout.parentOf(folder), outputDir),
            ChangeRules.DEFAULT);
    ReportPlan plan = ReportPlan.of(List.of(lane), ReportPlan.Step.WEEKLY_REPORT);
    return since == null ? plan : plan.withWeeksSince(since);
  }

  @Override
  List<String> whereToLook(ReportPlan plan) {
    return List.of("weeks:   " + outputDir);
  }
}
