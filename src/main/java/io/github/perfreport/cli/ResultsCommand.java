package io.github.perfreport.cli;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.storage.Layout;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Step 1: reads a job's logs and writes a results.json for each run. */
@Command(
    name = "results",
    description = "Read a job's build logs; write a results.json for each run.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ResultsCommand extends ReportCommand {

  @Option(
      names = "--performance-job-name",
      paramLabel = "JOB",
      description = "The job whose runs are read; * stands for any characters.",
      defaultValue = "periodic-kubevirt-e2e-k8s-1.25-sig-performance")
  private String job;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeBoundConverter.class,
      description = "Read runs that ended since: a duration back from now (168h, 7d) or a date.",
      defaultValue = "24h")
  private TimeBound since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeBoundConverter.class,
      description = "Read runs that ended before: a duration back from now or a date.")
  private TimeBound until;

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = "Where <job>/<run>/data/results.json and run-report.json are written.",
      defaultValue = "output/results")
  private String outputDir;

  @Option(
      names = "--logs-root",
      paramLabel = "DIR",
      description = "The folder of all jobs' logs: on disk or in a bucket, gs://.",
      defaultValue = "gs://kubevirt-prow/logs")
  private String logsRoot;

  @Option(
      names = "--refetch",
      description = "Read runs again that are in the output folder already.")
  private boolean refetch;

  @Mixin private CredentialsOption credentials;

  @Override
  ReportPlan plan() {
    NamePattern pattern = jobPattern();
    notEmpty("--output-dir", outputDir);
    Lane lane =
        new Lane(
            pattern.isWild() ? "results" : job,
            new Lane.Source(
                existingFolder("--logs-root", logsRoot), List.of(pattern), since, until),
            rules(),
            Map.of(),
            Lane.Report.PLAIN,
            new Lane.Folders(outputDir, outputDir, outputDir),
            ChangeRules.DEFAULT);
    ReportPlan plan = ReportPlan.of(List.of(lane), ReportPlan.Step.RESULTS);
    return (refetch ? plan.refetching() : plan).withCredentials(credentials.file());
  }

  private NamePattern jobPattern() {
    try {
      return new NamePattern(job);
    } catch (UsageException e) {
      throw new UsageException("--performance-job-name: " + e.getMessage(), e);
    }
  }

  /** The resource rules of the KubeVirt lane that the job belongs to. */
  private List<ResourceRule> rules() {
    if (job.contains("density")) {
      boolean scale = job.contains("scale-density");
      return Definition.builtInRules(
          scale ? "kubevirt-density-scale.yaml" : "kubevirt-density.yaml");
    }
    boolean kwok = job.contains("kwok");
    return Definition.builtInRules(kwok ? "kubevirt-kwok.yaml" : "kubevirt-sig-performance.yaml");
  }

  @Override
  List<String> whereToLook(ReportPlan plan) {
    return List.of("account: " + Layout.account(outputDir));
  }
}
