package io.github.perfreport.cli;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All three steps in one pipeline, for all definitions named. */
@Command(
    name = "run",
    description = "Do all three steps in one pipeline, for each lane that a definition describes.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RunCommand extends ReportCommand {

  @Parameters(paramLabel = "DEFINITION", arity = "1..*", description = "A lane's YAML.")
  private List<String> definitions;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The output folder, in place of the one that the definition names.")
  private String output;

  @Option(names = "--no-fetch", description = "Read no logs: report what the archive has.")
  private boolean noFetch;

  @Option(names = "--refetch", description = "Read runs again that are in the archive already.")
  private boolean refetch;

  @Option(
      names = "--credentials-file",
      paramLabel = "FILE",
      description =
          "A service account's key or a user's credentials, for buckets. Default: the application "
              + "default credentials, or none, which is enough for a public bucket.")
  private String credentialsFile;

  @Override
  ReportPlan plan() {
    String credentials = credentials(credentialsFile);
    List<Lane> lanes = lanes(definitions, output, credentials);
    for (int i = 0; i < lanes.size() && !noFetch; i++) {
      existingFolder(definitions.get(i) + ": source.root", lanes.get(i).source().root());
    }
    ReportPlan plan =
        noFetch
            ? ReportPlan.of(
                lanes,
                ReportPlan.Step.WEEKLY_REPORT,
                ReportPlan.Step.CHANGES,
                ReportPlan.Step.WEEKLY_GRAPH)
            : ReportPlan.of(lanes, ReportPlan.Step.values());
    return (refetch ? plan.refetching() : plan).withCredentials(credentials);
  }

  @Override
  List<String> whereToLook(ReportPlan plan) {
    List<String> lines = new ArrayList<>();
    for (Lane lane : plan.lanes()) {
      for (String resource : lane.metrics().keySet()) {
        String page = Layout.page(lane.folders().weekly(), resource);
        if (!Folder.isLocal(page) || Files.exists(Folder.local(page))) {
          lines.add("page:    " + page);
        }
      }
      lines.add("changes: " + Layout.report(lane.folders().weekly()));
    }
    plan.lanes().stream()
        .map(lane -> "index:   " + Layout.index(lane.folders().output()))
        .distinct()
        .forEach(lines::add);
    if (!noFetch) {
      plan.lanes().stream()
          .map(lane -> "account: " + Layout.account(lane.folders().output()))
          .distinct()
          .forEach(lines::add);
    }
    return lines;
  }
}
