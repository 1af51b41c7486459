package io.github.perfreport.cli;

import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.publish.ReportWork;
import io.github.perfreport.runners.ReportFailedException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Does what {@code run} does in a repository, commits it and pushes it. */
@Command(
    name = "publish",
    description = {
      "Do what run does in a git repository, commit what is new, and push it.",
      "Nothing new is a success. If someone pushes in between, it repeats the work on their state."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class PublishCommand extends ReportCommand {

  @Mixin private LaneOptions options;

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "REPOSITORY",
      description =
          "The address of a git repository, or the path of a bare one or of a checkout without "
              + "uncommitted changes. Its folders results and weekly are the archive.")
  private String repository;

  @Mixin private PublicationOptions publication;

  @Override
  ReportPlan plan() {
    notEmpty("--repository", repository);
    return options.plan(this, null);
  }

  @Override
  ReportRun.Result run(ReportPlan plan, List<String> beamArgs) throws ReportFailedException {
    ReportWork work = new ReportWork(plan, beamArgs, console());
    publication.to(repository, console()::sum).publish(work);
    return work.result();
  }
}
