package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.cli.Program;
import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.storage.FakeGcs;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command on Dataflow, as far as that goes without workers. */
class DataflowTest {

  private static final String ADDRESS =
      "https://console.cloud.google.com/dataflow/jobs/us-central1/2026-07-03_01_02_03-42"
          + "?project=some-project";

  @TempDir private Path folder;
  private FakeGcs gcs;
  private FakeDataflow dataflow;
  private String definition;

  @BeforeEach
  void start() throws IOException {
    gcs = FakeGcs.start().createBucket("prow").createBucket("mine");
    dataflow = new FakeDataflow();
    definition = definition("gs://prow/logs", "gs://mine/output");
  }

  @AfterEach
  void stop() {
    dataflow.close();
    gcs.close();
  }

  private String definition(String root, String output) {
    return write(
            folder.resolve("lane.yaml"),
            """
            lane: lane
            source: {root: '%s', jobs: [job]}
            resources: {vmi: {spec: none}}
            metrics: {vmi: [m]}
            output: %s
            """
                .formatted(root, output))
        .toString();
  }

  @Test
  void aJobThatEndsWellIsSummedUpAsALocalRunIs() throws IOException {
    dataflow
        .states("JOB_STATE_PENDING", "JOB_STATE_RUNNING", "JOB_STATE_DONE")
        .counter(ReportCounter.LISTED, "lane/job", 12)
        .counter(ReportCounter.GAINED, "lane/job", 11)
        .counter(ReportCounter.RUNS_PARSED, 11)
        .counter(ReportCounter.RUNS_REFUSED, 1)
        .counter(ReportCounter.RESULTS_READ, 100)
        .counter(ReportCounter.WEEKLY_RECORDS, 30)
        .counter(ReportCounter.WEEKLY_POINTS, 111)
        .counter(ReportCounter.LANE_POINTS, "lane", 111);

    Program.Outcome outcome = run("--jobName=nightly");

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.errors(), contains("job:     " + ADDRESS));
    assertThat(
        outcome.lines(),
        hasItems(
            "logs:    12 runs listed, 0 of them archived before; newly read: 11 parsed, "
                + "0 without a block, 1 refused; 0 refusals",
            "archive: 100 runs read, 0 refused",
            "weekly:  30 records of 111 points",
            "account: gs://mine/output/run-report.json"));
  }

  @Test
  void theJobHasTheStepsOfTheDesignAndTheWorkersThatWereAskedFor() throws IOException {
    dataflow.states("JOB_STATE_DONE");

    run(
        "--jobName=nightly",
        "--serviceAccount=robot@some-project.iam.gserviceaccount.com",
        "--workerMachineType=e2-standard-2",
        "--numWorkers=2",
        "--maxNumWorkers=5",
        "--diskSizeGb=30",
        "--subnetwork=regions/us-central1/subnetworks/inner",
        "--usePublicIps=false");

    JsonNode job = dataflow.jobs().get(0);
    assertThat(job.path("name").asText(), is("nightly"));
    assertThat(job.path("type").asText(), is("JOB_TYPE_BATCH"));
    assertThat(
        job.at("/environment/serviceAccountEmail").asText(),
        is("robot@some-project.iam.gserviceaccount.com"));
    JsonNode workers = job.at("/environment/workerPools/0");
    assertThat(workers.path("machineType").asText(), is("e2-standard-2"));
    assertThat(workers.path("numWorkers").asInt(), is(2));
    assertThat(workers.path("diskSizeGb").asInt(), is(30));
    assertThat(workers.path("subnetwork").asText(), containsString("inner"));
    assertThat(workers.path("ipConfiguration").asText(), is("WORKER_IP_PRIVATE"));
    assertThat(workers.at("/autoscalingSettings/maxNumWorkers").asInt(), is(5));
    assertThat(
        topSteps(job),
        hasItems(
            "ListRuns",
            "ReadLogs",
            "ParseBuildLog",
            "WriteResults",
            "ReadResults",
            "SummarizeWeek",
            "WriteWeekly",
            "GatherWeeks",
            "FindChanges",
            "WriteChanges",
            "PlotWeekly",
            "WriteAccount"));
    assertThat("bytes of the request", job.toString().length(), is(lessThan(10 << 20)));
    assertThat(dataflow.calls().get(0), is("POST " + FakeDataflow.JOBS));
    assertThat(gcs.names("mine").toString(), containsString("tmp/staging/"));
  }

  private static List<String> topSteps(JsonNode job) {
    return StreamSupport.stream(job.path("steps").spliterator(), false)
        .map(step -> step.at("/properties/user_name/value").asText().split("/", 2)[0])
        .distinct()
        .toList();
  }

  @Test
  void aJobThatFailsIsOneLineWithTheFirstErrorAndExitsWithOne() throws IOException {
    dataflow
        .states("JOB_STATE_RUNNING", "JOB_STATE_FAILED")
        .error("Error message from worker: java.io.IOException: gs://mine/x: 403\n\tat a.b.C.d()")
        .error("Workflow failed.");

    Program.Outcome outcome = run();

    assertThat(outcome.err(), outcome.code(), is(1));
    assertThat(
        outcome.errors(),
        contains(
            "job:     " + ADDRESS,
            "perf-report-creator: the job ended as FAILED: Error message from worker: "
                + "java.io.IOException: gs://mine/x: 403; "
                + ADDRESS));
    assertThat(dataflow.calls().toString(), dataflow.calls(), not(hasItem(containsString("PUT"))));
  }

  @Test
  void theJobIsCancelledWhenTheProgramIsToldToEnd() throws Exception {
    dataflow.states("JOB_STATE_RUNNING");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.perfreport.PerfReportCreator"));
    command.addAll(args(definition));
    Path log = folder.resolve("log");
    Process program =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    while (program.isAlive() && !Written.text(log).contains("job:     ")) {
      Thread.sleep(50);
    }

    program.destroy();
    program.waitFor();

    assertThat(dataflow.calls(), hasItem("PUT " + FakeDataflow.JOB));
    assertThat(Written.text(log), containsString("cancelling the job " + FakeDataflow.JOB_ID));
  }

  @Test
  void aJobThatIsCancelledElsewhereFails() throws IOException {
    dataflow.states("JOB_STATE_CANCELLED");

    Program.Outcome outcome = run();

    assertThat(outcome.err(), outcome.code(), is(1));
    assertThat(outcome.err(), containsString("the job ended as CANCELLED; " + ADDRESS));
  }

  @Test
  void whatTheServiceRefusesIsToldInItsWords() throws IOException {
    dataflow.refuse("Current user cannot act as service account robot@x.");

    Program.Outcome outcome = run();

    assertThat(outcome.err(), outcome.code(), is(1));
    assertThat(
        outcome.errors(),
        contains(
            "perf-report-creator: Dataflow takes no job: "
                + "Current user cannot act as service account robot@x."));
  }

  @Test
  void aJobThatGaveNothingExitsWithFour() throws IOException {
    dataflow.states("JOB_STATE_DONE");

    Program.Outcome outcome = run();

    assertThat(outcome.err(), outcome.code(), is(4));
    assertThat(outcome.err(), containsString("lane: no run in the window under gs://prow/logs"));
  }

  @Test
  void aTemplateIsWrittenAndNothingRun() throws IOException {
    Path template = folder.resolve("template.json");

    Program.Outcome outcome = run("--templateLocation=" + template);

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.lines(), contains("template: " + template));
    assertThat(dataflow.calls(), is(empty()));
    assertThat(
        topSteps(new ObjectMapper().readTree(template.toFile())),
        hasItems("ListRuns", "ParseBuildLog", "PlotWeekly"));
  }

  @Test
  void whatIsMissingIsAllNamedInOneLine() throws IOException {
    Program.Outcome outcome =
        Program.run("run", definition, "--runner=DataflowRunner", "--project=", "--region=");

    assertIsMistake(
        outcome,
        "--runner=DataflowRunner needs --project=PROJECT and --region=REGION "
            + "and --tempLocation=gs://BUCKET/FOLDER");
  }

  @Test
  void whatTheWorkersCannotReachIsAMistake() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));

    assertIsMistake(
        runOn(definition(logs.toString(), "gs://mine/output")),
        "lane: " + logs + " is on this machine, where Dataflow's workers can't reach it");
    assertIsMistake(
        runOn(definition("gs://prow/logs", "output")), "lane: output is on this machine");
    assertIsMistake(
        runOn(definition("gs://prow/logs", "gs://mine/output"), "--output=" + folder),
        "lane: " + folder + " is on this machine");
    assertThat(Written.below(folder), contains("lane.yaml"));
  }

  @Test
  void whatTheRunnerFindsWrongIsAMistake() throws IOException {
    assertIsMistake(run("--workerZone=a", "--workerRegion=b"), "are mutually exclusive");
    assertIsMistake(run("--jobName=My_Job"), "JobName invalid");
    assertIsMistake(run("--tempLocation=" + folder), "needs --tempLocation=gs://BUCKET/FOLDER");
  }

  private static void assertIsMistake(Program.Outcome outcome, String words) {
    assertThat(outcome.err(), outcome.code(), is(2));
    assertThat(
        outcome.errors(),
        contains(allOf(containsString("perf-report-creator: "), containsString(words))));
  }

  private Program.Outcome run(String... more) throws IOException {
    return runOn(definition, more);
  }

  private Program.Outcome runOn(String of, String... more) throws IOException {
    return Program.run(args(of, more).toArray(new String[0]));
  }

  private List<String> args(String of, String... more) {
    Path staged = write(folder.resolveSibling("staged.jar"), "what workers run");
    List<String> args = new ArrayList<>(List.of("run", of));
    args.addAll(List.of(gcs.beamArgs()));
    args.addAll(dataflow.args());
    args.add("--filesToStage=" + staged);
    if (Stream.of(more).noneMatch(arg -> arg.startsWith("--tempLocation"))) {
      args.add("--tempLocation=gs://mine/tmp");
    }
    args.addAll(Arrays.asList(more));
    args.removeIf(arg -> arg.equals("--project=none"));
    return args;
  }
}
