package io.github.perfreport.pipeline;

import io.github.perfreport.changes.FindChanges;
import io.github.perfreport.changes.WriteChanges;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.extract.ParseBuildLog;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.page.PlotWeekly;
import io.github.perfreport.page.WriteIndex;
import io.github.perfreport.results.Archive;
import io.github.perfreport.results.ReadResults;
import io.github.perfreport.results.WriteAccount;
import io.github.perfreport.results.WriteResults;
import io.github.perfreport.runs.ListRuns;
import io.github.perfreport.runs.OpenRuns;
import io.github.perfreport.runs.RunBatch;
import io.github.perfreport.runs.SpreadToWorkers;
import io.github.perfreport.weekly.ListWeeks;
import io.github.perfreport.weekly.ReadWeeks;
import io.github.perfreport.weekly.ResourceWeek;
import io.github.perfreport.weekly.SummarizeWeek;
import io.github.perfreport.weekly.ThinWeeks;
import io.github.perfreport.weekly.WeekPoints;
import io.github.perfreport.weekly.WriteWeekly;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Joins the steps of a plan to one pipeline:
 *
 * <pre>
 * ListRuns ─▶ ReadLogs ─▶ ParseBuildLog ─┬─▶ WriteResults ─┐
 *     │                                  └─▶ WriteAccount  │
 *     └─▶ ReadResults (the archive) ───────────────────────┴─▶ SummarizeWeek ─▶ WriteWeekly
 *
 * ThinWeeks ─┬─▶ GatherWeeks ─▶ FindChanges ─▶ WriteChanges
 *            │                                     ▼
 *            └───────────────────────────────▶ PlotWeekly ─▶ WriteIndex
 * </pre>
 */
public final class ReportPipeline {

  private final Pipeline pipeline;
  private final ReportPlan plan;
  private final List<PCollection<RunOutcome>> outcomes = new ArrayList<>();
  private final List<PCollection<KV<String, RunColumns>>> measured = new ArrayList<>();
  private PCollection<MissingData> lapses;

  private ReportPipeline(Pipeline pipeline, ReportPlan plan) {
    this.pipeline = pipeline;
    this.plan = plan;
  }

  /** Adds the steps of a plan to a pipeline. */
  public static void assemble(Pipeline pipeline, ReportPlan plan) {
    new ReportPipeline(pipeline, plan).assemble();
  }

  private void assemble() {
    PCollection<Lane> lanes =
        pipeline.apply(
            "Lanes", Create.of(plan.lanes()).withCoder(SerializableCoder.of(Lane.class)));
    if (plan.has(ReportPlan.Step.RESULTS) || plan.readsArchive()) {
      readRuns(lanes);
    }
    if (plan.readsArchive()) {
      PCollection<KV<String, ResourceWeek>> weeks = reportWeeks();
      plan.outputs()
          .forEach(output -> weeks.apply(output.step(), output.write(plan.lanesNaming(output))));
      show(weeks);
    } else if (plan.has(ReportPlan.Step.WEEKLY_GRAPH)) {
      show(readWeeks(lanes));
    }
    if (plan.has(ReportPlan.Step.RESULTS)) {
      PCollectionList.of(outcomes)
          .apply("AllRows", Flatten.pCollections())
          .apply("WriteAccount", writeAccount());
    }
  }

  private WriteAccount writeAccount() {
    return lapses == null ? WriteAccount.of(plan.lanes()) : WriteAccount.of(plan.lanes(), lapses);
  }

  private void readRuns(PCollection<Lane> lanes) {
    boolean fetch = plan.has(ReportPlan.Step.RESULTS);
    Archive archive = new Archive();
    PCollectionTuple listed =
        lanes.apply(
            "ListRuns",
            fetch
                ? ListRuns.of(plan.lanes(), archive, plan.clock(), plan.refetch())
                : ListRuns.ofArchive(plan.lanes(), archive));
    outcomes.add(listed.get(ListRuns.OUTCOMES));
    PCollection<RunBatch> archived = listed.get(ListRuns.ARCHIVED);
    if (fetch) {
      PCollectionList<RunBatch> both = PCollectionList.of(archived).and(readLogs(listed));
      archived = both.apply("AllArchived", Flatten.pCollections());
    }
    if (plan.readsArchive()) {
      readArchive(archived);
    }
  }

  /**
   * Reads logs; returns the runs that could not be read from their logs but may be in the archive.
   */
  private PCollection<RunBatch> readLogs(PCollectionTuple listed) {
    PCollectionTuple parsed =
        listed
            .get(ListRuns.TO_READ)
            .apply("SpreadLogs", SpreadToWorkers.widely())
            .apply("ReadLogs", OpenRuns.create())
            .apply("ParseBuildLog", ParseBuildLog.of(plan.lanes(), plan.clock(), plan.maxBlock()));
    outcomes.add(parsed.get(ParseBuildLog.OUTCOMES));
    measured.add(
        parsed.get(ParseBuildLog.RESULTS).apply("WriteResults", WriteResults.of(plan.lanes())));
    return parsed.get(ParseBuildLog.UNREAD);
  }

  private void readArchive(PCollection<RunBatch> batches) {
    PCollectionTuple archived =
        batches
            .apply("SpreadArchive", SpreadToWorkers.widely())
            .apply("ReadResults", ReadResults.of(plan.lanes(), new WeekPoints()));
    outcomes.add(archived.get(ReadResults.OUTCOMES));
    measured.add(archived.get(ReadResults.MEASURED));
  }

  private PCollection<KV<String, ResourceWeek>> reportWeeks() {
    PCollection<KV<String, ResourceWeek>> weeks =
        PCollectionList.of(measured)
            .apply("AllRuns", Flatten.pCollections())
            .apply("SummarizeWeek", summarizeWeek());
    return plan.has(ReportPlan.Step.WEEKLY_REPORT)
        ? weeks.apply("WriteWeekly", WriteWeekly.of(plan.lanes()))
        : weeks;
  }

  private PCollection<KV<String, ResourceWeek>> readWeeks(PCollection<Lane> lanes) {
    return lanes
        .apply("ListWeeks", ListWeeks.create())
        .apply("SpreadWeeks", SpreadToWorkers.widely())
        .apply("ReadWeeks", ReadWeeks.of(plan.lanes()));
  }

  private SummarizeWeek summarizeWeek() {
    return plan.weeksSince() == null
        ? SummarizeWeek.all()
        : SummarizeWeek.withRunSince(plan.weeksSince().from(plan.clock().instant()));
  }

  private void show(PCollection<KV<String, ResourceWeek>> weeks) {
    if (!plan.has(ReportPlan.Step.CHANGES) && !plan.has(ReportPlan.Step.WEEKLY_GRAPH)) {
      return;
    }
    PCollection<KV<String, ResourceWeek>> thin =
        weeks.apply("ThinWeeks", ThinWeeks.of(plan.lanes()));
    PlotWeekly plot = PlotWeekly.of(plan.lanes());
    if (plan.has(ReportPlan.Step.CHANGES)) {
      PCollectionTuple changes = writeChanges(thin);
      lapses = changes.get(WriteChanges.LAPSES);
      plot = plot.withChanges(changes.get(WriteChanges.BY_RESOURCE));
    }
    if (plan.has(ReportPlan.Step.WEEKLY_GRAPH)) {
      PCollection<KV<String, String>> drawn = thin.apply("PlotWeekly", plot);
      if (plan.has(ReportPlan.Step.CHANGES)) {
        drawn.apply("WriteIndex", WriteIndex.create());
      }
    }
  }

  private PCollectionTuple writeChanges(PCollection<KV<String, ResourceWeek>> weeks) {
    return weeks
        .apply("GatherWeeks", GroupByKey.create())
        .apply("FindChanges", FindChanges.of(plan.lanes()))
        .apply("WriteChanges", WriteChanges.of(plan.lanes()));
  }
}
