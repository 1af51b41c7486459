package io.github.perfreport.publish;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.pipeline.MissingNotice;
import io.github.perfreport.pipeline.ReportPlan;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.runners.ReportFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a plan's reports as the work of a publication; the repository is the output folder. */
public final class ReportWork implements Publication.Work {

  private final ReportPlan plan;
  private final List<String> beamArgs;
  private final ReportRun.Listener listener;

  private ReportRun.Result result = new ReportRun.Result(List.of(), List.of(), List.of(), true);

  /**
   * Prepares a plan for a repository.
   *
   * @param plan the plan; the output folders of its lanes are replaced
   */
  public ReportWork(ReportPlan plan, List<String> beamArgs, ReportRun.Listener listener) {
    this.plan = plan;
    this.beamArgs = List.copyOf(beamArgs);
    this.listener = listener;
  }

  @Override
  public void in(Path folder) throws IOException, ReportFailedException {
    ReportPlan here = plan.withLanes(lanesIn(folder));
    ReportRun.Result ran = new ReportRun(here, beamArgs, listener).run();
    if (!ran.ended()) {
      throw new UsageException("a template can't be published: it has no run of its own");
    }
    ReleaseSummary.write(here.lanes());
    List<MissingNotice> missing = new ArrayList<>(ran.missing());
    if (here.has(ReportPlan.Step.RESULTS)) {
      for (Lane lane : here.lanes()) {
        RunCountCheck.missed(lane, here.clock().instant()).ifPresent(missing::add);
      }
    }
    missing.replaceAll(one -> new MissingNotice(one.lane(), one.what().replace(folder + "/", "")));
    result = new ReportRun.Result(ran.summary(), missing, ran.changes(), true);
  }

  private List<Lane> lanesIn(Path folder) {
    return plan.lanes().stream().map(lane -> lane.below(folder.toString())).toList();
  }

  /**
   * The result of the last run; its missing data includes lanes with half of their usual runs or
   * fewer.
   */
  public ReportRun.Result result() {
    return result;
  }

  @Override
  public String message(StagedChanges staged) {
    List<String> lines = new ArrayList<>();
    lines.add(subject(staged));
    lines.add("");
    for (Map.Entry<String, Integer> job : staged.runs().entrySet()) {
      lines.add(job.getKey() + ": " + StagedChanges.count(job.getValue(), "new run"));
    }
    if (!staged.weeks().isEmpty()) {
      lines.add(weeks(staged));
    }
    lines.add("");
    // Indented, so that git doesn't take them for trailers like the signature below.
    result.summary().forEach(line -> lines.add("  " + line));
    result.worse().forEach(line -> lines.add("  " + line));
    if (!result.missing().isEmpty()) {
      lines.add("");
      lines.add("Less than expected:");
      result.missing().forEach(missing -> lines.add(missing.toString()));
    }
    return String.join("\n", lines);
  }

  private String subject(StagedChanges staged) {
    String release = plan.lanes().get(0).report().release();
    if (release != null) {
      return "Graphs and notes of the release " + release;
    }
    return staged.weeks().stream()
        .reduce((first, second) -> second)
        .map(week -> "Week of " + week + ": " + staged.inShort())
        .orElse("Reports drawn anew: " + staged.inShort());
  }

  private static String weeks(StagedChanges staged) {
    return staged.weeks().size() > 10
        ? "%d weeks changed".formatted(staged.weeks().size())
        : staged.weeks().stream().collect(Collectors.joining(", ", "weeks changed: ", ""));
  }
}
