package io.github.perfreport.pipeline;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.pipeline.ReportPlan.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.jupiter.api.Test;

class ReportPipelineTest {

  private static final Lane LANE =
      lane("lane").logs(Path.of("logs"), "job").metrics("vmi", "m").output(Path.of("out")).build();

  @Test
  void aWholeRunHasTheStepsOfTheDesign() {
    assertThat(
        named(steps(Step.values())),
        contains(
            "ListRuns",
            "ReadLogs",
            "ParseBuildLog",
            "WriteResults",
            "ReadResults",
            "SummarizeWeek",
            "WriteWeekly",
            "ThinWeeks",
            "GatherWeeks",
            "FindChanges",
            "WriteChanges",
            "PlotWeekly",
            "WriteIndex",
            "WriteAccount"));
  }

  @Test
  void eachStepAloneHasWhatItNeedsAndNoMore() {
    assertThat(
        named(steps(Step.RESULTS)),
        contains("ListRuns", "ReadLogs", "ParseBuildLog", "WriteResults", "WriteAccount"));
    assertThat(
        named(steps(Step.WEEKLY_REPORT)),
        contains("ListRuns", "ReadResults", "SummarizeWeek", "WriteWeekly"));
    assertThat(
        named(steps(Step.WEEKLY_GRAPH)),
        contains("ListWeeks", "ReadWeeks", "ThinWeeks", "PlotWeekly"));
    assertThat(
        named(steps(Step.CHANGES)),
        contains(
            "ListRuns",
            "ReadResults",
            "SummarizeWeek",
            "ThinWeeks",
            "GatherWeeks",
            "FindChanges",
            "WriteChanges"));
  }

  @Test
  void theArchiveAloneIsReportedAndDrawnWithoutLogs() {
    assertThat(
        named(steps(Step.WEEKLY_REPORT, Step.WEEKLY_GRAPH)),
        contains(
            "ListRuns", "ReadResults", "SummarizeWeek", "WriteWeekly", "ThinWeeks", "PlotWeekly"));
  }

  @Test
  void eachLabelIsUnique() {
    List<String> labels = labels(assemble(List.of(LANE), Step.values()), false);

    assertThat(labels, hasSize(Set.copyOf(labels).size()));
  }

  private static List<String> steps(Step... steps) {
    return steps(List.of(LANE), steps);
  }

  /** The labels of the outermost steps of a plan. */
  static List<String> steps(List<Lane> lanes, Step... steps) {
    return labels(assemble(lanes, steps), true);
  }

  /** Without what joins and spreads. */
  private static List<String> named(List<String> steps) {
    Set<String> joints =
        Set.of(
            "Lanes",
            "SpreadLogs",
            "AllArchived",
            "SpreadArchive",
            "SpreadWeeks",
            "AllRows",
            "AllRuns");
    return steps.stream().filter(step -> !joints.contains(step)).toList();
  }

  private static Pipeline assemble(List<Lane> lanes, Step... steps) {
    Pipeline pipeline = Pipeline.create();
    pipeline.getOptions().setTempLocation("gs://bucket/tmp");
    ReportPipeline.assemble(pipeline, ReportPlan.of(lanes, steps));
    return pipeline;
  }

  private static List<String> labels(Pipeline pipeline, boolean outermost) {
    List<String> labels = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            add(node);
            return CompositeBehavior.ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            add(node);
          }

          private void add(TransformHierarchy.Node node) {
            String name = node.getFullName();
            if (!name.isEmpty() && !(outermost && name.contains("/"))) {
              labels.add(name);
            }
          }
        });
    return labels;
  }
}
