package io.github.perfreport.cli;

import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.migrate.MigrateWork;
import io.github.perfreport.pipeline.MissingNotice;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.publish.ReportWork;
import io.github.perfreport.runners.ReportFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repairs years of published weeks, once. */
@Command(
    name = "migrate",
    description = {
      "Repair years of weeks that a git repository has published.",
      "Compares every published week with the run results, computes all weeks of all lanes anew,",
      "commits and pushes."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class MigrateCommand extends ReportCommand {

  @Parameters(
      index = "0",
      paramLabel = "REPOSITORY",
      description =
          "The address of a git repository, or the path of a bare one or of a checkout without "
              + "uncommitted changes.")
  private String repository;

  @Parameters(
      index = "1..*",
      paramLabel = "DEFINITION",
      description = "A lane's YAML. Default: KubeVirt's lanes.")
  private List<String> definitions;

  @Mixin private PublicationOptions publication;

  @Option(
      names = "--prune",
      description = "Remove weeks that are superseded, wrongly labelled or without results.")
  private boolean prune;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where the whole report of what was wrong is written, as Markdown.")
  private String reportFile;

  @Override
  ReportPlan plan() {
    List<Lane> lanes = lanes(definitions == null ? Definition.KUBEVIRT : definitions, null, null);
    return ReportPlan.ofArchive(lanes);
  }

  @Override
  ReportRun.Result run(ReportPlan plan, List<String> beamArgs) throws ReportFailedException {
    ReportWork reports = new ReportWork(plan, beamArgs, console());
    MigrateWork work = new MigrateWork(plan.lanes(), reports, prune);
    publication.to(repository, console()::sum).publish(work);
    work.report().counts().forEach(console()::sum);
    if (reportFile != null) {
      write(work.report().markdown());
    }
    // Without definitions all of KubeVirt's lanes are tried; a repository may have only some.
    ReportRun.Result result = reports.result();
    List<MissingNotice> missing = definitions == null ? List.of() : result.missing();
    return new ReportRun.Result(result.summary(), missing, result.changes(), true);
  }

  private void write(String report) throws ReportFailedException {
    try {
      Files.writeString(Path.of(reportFile), report, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ReportFailedException(e);
    }
  }
}
