package io.github.perfreport.pipeline;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.extract.ParseBuildLog;
import io.github.perfreport.graph.PlotWeekly;
import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.results.Archive;
import io.github.perfreport.results.ReadResults;
import io.github.perfreport.results.WriteAccount;
import io.github.perfreport.results.WriteResults;
import io.github.perfreport.runs.ListRuns;
import io.github.perfreport.weekly.ReadWeeks;
import io.github.perfreport.weekly.ResourceWeek;
import io.github.perfreport.weekly.SummarizeWeek;
import io.github.perfreport.weekly.WriteWeekly;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Reshuffle;
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
 *     └─▶ ReadResults (the archive) ───────────────────────┴─▶ SummarizeWeek ─▶ WriteWeekly ─▶ PlotWeekly
 * </pre>
 */
public final class ReportPipeline {

  /** Enough bundles to keep a few workers busy, few enough to cost nothing on one. */
  private static final int BUNDLES = 64;

  private final Pipeline pipeline;
  private final ReportPlan plan;
  private final List<PCollection<RunOutcome>> outcomes = new ArrayList<>();
  private final List<PCollection<KV<String, MeasuredRun>>> measured = new ArrayList<>();

  private ReportPipeline(Pipeline pipeline, ReportPlan plan) {
    this.pipeline = pipeline;
    this.plan = plan;
  }

  /** Adds a plan's steps to a pipeline. */
  public static void assemble(Pipeline pipeline, ReportPlan plan) {
    new ReportPipeline(pipeline, plan).assemble();
  }

  private void assemble() {
    PCollection<Lane> lanes =
        pipeline.apply(
            "Lanes", Create.of(plan.lanes()).withCoder(SerializableCoder.of(Lane.class)));
    if (plan.has(ReportPlan.Step.RESULTS) || plan.has(ReportPlan.Step.WEEKLY_REPORT)) {
      readRuns(lanes);
    }
    if (plan.has(ReportPlan.Step.RESULTS)) {
      PCollectionList.of(outcomes)
          .apply("AllRows", Flatten.pCollections())
          .apply("WriteAccount", WriteAccount.of(plan.lanes()));
    }
    if (plan.has(ReportPlan.Step.WEEKLY_REPORT)) {
      draw(reportWeeks());
    } else if (plan.has(ReportPlan.Step.WEEKLY_GRAPH)) {
      draw(lanes.apply("ReadWeeks", ReadWeeks.create()));
    }
  }

  private void readRuns(PCollection<Lane> lanes) {
    boolean fetch = plan.has(ReportPlan.Step.RESULTS);
    Archive archive = new Archive();
    PCollectionTuple listed =
        lanes.apply(
            "ListRuns",
            fetch ? ListRuns.of(archive, plan.now(), plan.refetch()) : ListRuns.ofArchive(archive));
    outcomes.add(listed.get(ListRuns.OUTCOMES));
    if (fetch) {
      readLogs(listed);
    }
    if (plan.has(ReportPlan.Step.WEEKLY_REPORT)) {
      readArchive(listed);
    }
  }

  private void readLogs(PCollectionTuple listed) {
    PCollectionTuple parsed =
        listed
            .get(ListRuns.LOGS)
            .apply(
                "SpreadLogs",
                Reshuffle.<org.apache.beam.sdk.io.fs.MatchResult.Metadata>viaRandomKey()
                    .withNumBuckets(BUNDLES))
            // Logs are looked at for gzip by their first bytes; their names say nothing.
            .apply("ReadLogs", FileIO.readMatches().withCompression(Compression.UNCOMPRESSED))
            .apply("ParseBuildLog", ParseBuildLog.of(plan.lanes(), plan.now(), plan.maxBlock()));
    outcomes.add(parsed.get(ParseBuildLog.OUTCOMES));
    measured.add(
        parsed.get(ParseBuildLog.RESULTS).apply("WriteResults", WriteResults.of(plan.lanes())));
  }

  private void readArchive(PCollectionTuple listed) {
    PCollectionTuple archived =
        listed
            .get(ListRuns.ARCHIVED)
            .apply(
                "SpreadArchive",
                Reshuffle.<io.github.perfreport.runs.RunBatch>viaRandomKey()
                    .withNumBuckets(BUNDLES))
            .apply("ReadResults", ReadResults.of(plan.lanes()));
    outcomes.add(archived.get(ReadResults.OUTCOMES));
    measured.add(archived.get(ReadResults.MEASURED));
  }

  private PCollection<KV<String, ResourceWeek>> reportWeeks() {
    return PCollectionList.of(measured)
        .apply("AllRuns", Flatten.pCollections())
        .apply("SummarizeWeek", summarizeWeek())
        .apply("WriteWeekly", WriteWeekly.of(plan.lanes()));
  }

  private SummarizeWeek summarizeWeek() {
    return plan.weeksSince() == null
        ? SummarizeWeek.all()
        : SummarizeWeek.withRunSince(plan.weeksSince().from(plan.now()));
  }

  private void draw(PCollection<KV<String, ResourceWeek>> weeks) {
    if (plan.has(ReportPlan.Step.WEEKLY_GRAPH)) {
      weeks.apply("PlotWeekly", PlotWeekly.of(plan.lanes()));
    }
  }
}
