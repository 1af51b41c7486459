package io.github.perfreport.pipeline;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.storage.Layout;
import java.util.ArrayList;
import java.util.List;

/** What a plan asks for and its pipeline did not find, or could not read. */
final class MissingOfPlan {

  private final ReportPlan plan;
  private final PipelineCounters counts;

  /**
   * Takes the counters of the pipeline at its end.
   *
   * @param counts of a pipeline that ran the plan
   */
  MissingOfPlan(ReportPlan plan, PipelineCounters counts) {
    this.plan = plan;
    this.counts = counts;
  }

  /** Jobs first, then lanes in the plan's order, then weekly files; empty if nothing is missing. */
  List<MissingNotice> all() {
    List<MissingNotice> missing = new ArrayList<>();
    if (plan.has(ReportPlan.Step.RESULTS)) {
      counts.unlistedJobs().forEach(job -> missing.add(ofJob(job, "could not be listed")));
      counts
          .barrenJobs()
          .forEach(job -> missing.add(ofJob(job, "runs were listed, none has a block")));
    }
    plan.lanes().forEach(lane -> missing.addAll(ofLane(lane)));
    if (counts.refusedWeeks() > 0) {
      missing.add(
          new MissingNotice("", "weekly files that can't be used: " + counts.refusedWeeks()));
    }
    return missing;
  }

  /** A job of a lane, {@code lane/job}. */
  private static MissingNotice ofJob(String job, String what) {
    String[] names = job.split("/", 2);
    return new MissingNotice(names[0], "job " + names[1] + ": " + what);
  }

  private List<MissingNotice> ofLane(Lane lane) {
    List<MissingNotice> missing = new ArrayList<>();
    if (plan.has(ReportPlan.Step.RESULTS) && counts.isEmpty(lane.name())) {
      missing.add(
          new MissingNotice(lane.name(), "no run in the window under " + lane.source().root()));
    }
    boolean reported = plan.readsArchive() || plan.has(ReportPlan.Step.WEEKLY_GRAPH);
    if (reported && counts.points(lane.name()) == 0) {
      missing.add(MissingNotice.data(lane.name(), archiveOf(lane)));
    }
    missing.addAll(unreadable(lane));
    return missing;
  }

  private List<MissingNotice> unreadable(Lane lane) {
    long all = counts.unreadable(lane.name());
    if (all == 0) {
      return List.of();
    }
    List<MissingNotice> missing = new ArrayList<>();
    for (String run : counts.unreadableRuns(lane.name())) {
      missing.add(new MissingNotice(lane.name(), run + ": its result can't be read"));
    }
    String results = all == 1 ? "1 result" : all + " results";
    missing.add(
        new MissingNotice(
            lane.name(), results + " can't be read; weeks keep the points they have"));
    return missing;
  }

  /** The folder where the lane's data was expected. */
  private String archiveOf(Lane lane) {
    if (!plan.readsArchive()) {
      return lane.folders().weekly();
    }
    List<NamePattern> jobs = lane.source().jobs();
    boolean oneJob = jobs.size() == 1 && !jobs.get(0).isWild();
    String results = lane.folders().results();
    return oneJob ? Layout.join(results, jobs.get(0).text()) : results;
  }
}
