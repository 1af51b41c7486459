package io.github.perfreport.runs;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static io.github.perfreport.testing.RunFiles.emptyLog;
import static io.github.perfreport.testing.RunFiles.idAt;
import static io.github.perfreport.testing.RunFiles.result;
import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.results.Archive;
import io.github.perfreport.runs.layout.RunToRead;
import io.github.perfreport.testing.LaneBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class ListRunsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final String IN_WINDOW = idAt("2026-02-15T00:00:00Z");

  @TempDir private Path folder;
  private Path logs;
  private Path output;
  private Path results;

  @BeforeEach
  void nameFolders() {
    logs = folder.resolve("logs");
    output = folder.resolve("output");
    results = output.resolve("results");
  }

  @Test
  void runsThatMayHaveEndedInTheWindowAreListed(TestPipeline pipeline) {
    String early = idAt("2026-01-30T23:59:59.999Z");
    String withinMargin = idAt("2026-01-31T00:00:00Z");
    String last = idAt("2026-02-19T23:59:59.999Z");
    String late = idAt("2026-02-20T00:00:00Z");
    for (String id : new String[] {early, withinMargin, IN_WINDOW, last, late, "1234"}) {
      emptyLog(logs, "job", id);
    }

    PCollectionTuple listed =
        list(pipeline, laneOf("job").window("2026-02-01", "2026-02-20"), false);

    // A sequential id tells no time; the log's reader decides.
    PAssert.that(idsToRead(listed)).containsInAnyOrder(withinMargin, IN_WINDOW, last, "1234");
    PAssert.that(listed.get(ListRuns.OUTCOMES)).empty();
    pipeline.run();
  }

  @Test
  void aDurationCountsBackFromNow(TestPipeline pipeline) {
    String inside = idAt("2026-02-21T00:00:00Z");
    emptyLog(logs, "job", inside);
    emptyLog(logs, "job", idAt("2026-02-20T23:59:59.999Z"));

    PCollectionTuple listed = list(pipeline, laneOf("job").window("168h", null), false);

    PAssert.that(idsToRead(listed)).containsInAnyOrder(inside);
    pipeline.run();
  }

  @Test
  void aPatternStandsForEachJobOfTheLaneAndNoOther(TestPipeline pipeline) {
    emptyLog(logs, "perf-1.31-job", IN_WINDOW);
    emptyLog(logs, "perf-1.34-job", IN_WINDOW);
    emptyLog(logs, "perf-1.34-job-kwok", IN_WINDOW);
    emptyLog(logs, "other", IN_WINDOW);
    write(logs.resolve("perf-readme-job"), "a file, no job's folder");

    PCollectionTuple listed = list(pipeline, laneOf("perf-*-job", "absent-job"), false);

    PAssert.that(jobsToRead(listed)).containsInAnyOrder("perf-1.31-job", "perf-1.34-job");
    pipeline.run();
  }

  @Test
  void foldersWhoseNamesCannotBePathsAreRefusedAndFilesAreNoRuns(TestPipeline pipeline) {
    emptyLog(logs, "job", ".hidden");
    emptyLog(logs, "job", "two words");
    write(logs.resolve("job/latest-build.txt"), IN_WINDOW);

    PCollectionTuple listed = list(pipeline, laneOf("job"), false);

    PAssert.that(idsToRead(listed)).empty();
    PAssert.that(rows(listed)).containsInAnyOrder(".hidden REFUSED", "two words REFUSED");
    pipeline.run();
  }

  @Test
  void aJobThatCannotBeListedIsRefusedAndTheOthersAreRead(TestPipeline pipeline) {
    write(logs.resolve("broken"), "a file");
    emptyLog(logs, "job", IN_WINDOW);

    PCollectionTuple listed = list(pipeline, laneOf("broken", "job"), false);

    PAssert.that(idsToRead(listed)).containsInAnyOrder(IN_WINDOW);
    PAssert.that(rows(listed)).containsInAnyOrder("* REFUSED");
    pipeline.run();
  }

  @Test
  void aRunWithAResultIsArchivedAndNotReadAgain(TestPipeline pipeline) {
    emptyLog(logs, "job", IN_WINDOW);
    result(results, "job", IN_WINDOW, "2026-02-15T01:00:00Z", "1");

    PCollectionTuple listed = list(pipeline, laneOf("job"), false);

    PAssert.that(idsToRead(listed)).empty();
    PAssert.that(archived(listed)).containsInAnyOrder("job/" + IN_WINDOW);
    PAssert.that(idsLeftToRead(listed)).empty();
    PAssert.that(rows(listed)).containsInAnyOrder(IN_WINDOW + " PARSED");
    pipeline.run();
  }

  @Test
  void whatTheArchiveHasOutsideTheWindowStays(TestPipeline pipeline) {
    emptyLog(logs, "perf-1.34-job", IN_WINDOW);
    result(results, "perf-1.34-job", idAt("2025-03-01T00:00:00Z"), "2025-03-01T01:00:00Z", "1");
    result(results, "perf-1.31-job", "77", "2024-03-01T01:00:00Z", "1");

    PCollectionTuple listed = list(pipeline, laneOf("perf-*-job"), false);

    PAssert.that(idsToRead(listed)).containsInAnyOrder(IN_WINDOW);
    PAssert.that(archived(listed))
        .containsInAnyOrder("perf-1.34-job/" + idAt("2025-03-01T00:00:00Z"), "perf-1.31-job/77");
    PAssert.that(rows(listed)).empty();
    pipeline.run();
  }

  @Test
  void aResultWithoutBlocksIsRetriedForTwoDays(TestPipeline pipeline) {
    String young = idAt("2026-02-26T20:00:00Z");
    String old = idAt("2026-02-26T20:00:01Z");
    emptyLog(logs, "job", young);
    emptyLog(logs, "job", old);
    result(results, "job", young, "2026-02-27T00:00:00Z", null);
    result(results, "job", old, "2026-02-26T23:59:59Z", null);

    PCollectionTuple listed = list(pipeline, laneOf("job"), false);

    PAssert.that(idsToRead(listed)).containsInAnyOrder(young);
    PAssert.that(archived(listed)).containsInAnyOrder("job/" + old);
    PAssert.that(rows(listed)).containsInAnyOrder(old + " NULL");
    pipeline.run();
  }

  @Test
  void aBrokenResultIsReadAgainFromTheLog(TestPipeline pipeline) {
    emptyLog(logs, "job", IN_WINDOW);
    write(results.resolve("job").resolve(IN_WINDOW).resolve("data/results.json"), "{\"JobDir");

    PCollectionTuple listed = list(pipeline, laneOf("job"), false);

    PAssert.that(idsToRead(listed)).containsInAnyOrder(IN_WINDOW);
    PAssert.that(archived(listed)).empty();
    pipeline.run();
  }

  @Test
  void refetchReadsArchivedRunsAgain(TestPipeline pipeline) {
    emptyLog(logs, "job", IN_WINDOW);
    result(results, "job", IN_WINDOW, "2026-02-15T01:00:00Z", "1");
    result(results, "job", "77", "2024-03-01T01:00:00Z", "1");

    PCollectionTuple listed = list(pipeline, laneOf("job"), true);

    PAssert.that(idsToRead(listed)).containsInAnyOrder(IN_WINDOW);
    PAssert.that(archived(listed)).containsInAnyOrder("job/77");
    PAssert.that(rows(listed)).empty();
    pipeline.run();
  }

  @Test
  void refetchLeavesWhatTheLogsNoLongerTellToTheArchive(TestPipeline pipeline) throws IOException {
    String endedBefore = idAt("2026-01-31T12:00:00Z");
    String endedAfter = idAt("2026-02-19T23:00:00Z");
    emptyLog(logs, "job", endedBefore);
    emptyLog(logs, "job", endedAfter);
    Files.createDirectories(logs.resolve("job").resolve(IN_WINDOW));
    result(results, "job", endedBefore, "2026-01-31T23:59:59Z", "1");
    result(results, "job", endedAfter, "2026-02-20T00:00:00Z", "1");
    result(results, "job", IN_WINDOW, "2026-02-15T01:00:00Z", "1");

    PCollectionTuple listed =
        list(pipeline, laneOf("job").window("2026-02-01", "2026-02-20"), true);

    PAssert.that(idsToRead(listed)).empty();
    PAssert.that(archived(listed))
        .containsInAnyOrder("job/" + endedBefore, "job/" + endedAfter, "job/" + IN_WINDOW);
    PAssert.that(rows(listed)).containsInAnyOrder(IN_WINDOW + " PARSED");
    pipeline.run();
  }

  @Test
  void aRunIsReadFromTheFirstOfItsFilesThatIsThere(TestPipeline pipeline) {
    Path job = logs.resolve("job");
    write(job.resolve("1/build-log.txt"), "");
    write(job.resolve("1/test-build-log.txt"), "");
    write(job.resolve("1/finished.json"), "{}");
    write(job.resolve("2/b-build-log.txt"), "");
    write(job.resolve("2/a-build-log.txt"), "");
    write(job.resolve("2/finished.json"), "{}");
    write(job.resolve("3/finished.json"), "{}");
    write(job.resolve("3/started.json"), "{}");
    write(job.resolve("4/started.json"), "{}");

    PCollectionTuple listed = list(pipeline, laneOf("job"), false);

    PAssert.that(filesToRead(listed))
        .containsInAnyOrder(
            "1/build-log.txt", "2/a-build-log.txt", "3/finished.json", "4/started.json");
    pipeline.run();
  }

  @Test
  void aRunWithoutItsEndIsRunningForADayAndThenRefused(TestPipeline pipeline) throws IOException {
    String bare = idAt("2026-02-28T12:00:00Z");
    String started = idAt("2026-02-28T13:00:00Z");
    String lost = idAt("2026-02-27T12:00:00Z");
    Files.createDirectories(logs.resolve("job").resolve(bare));
    Files.createDirectories(logs.resolve("job").resolve(lost));
    write(logs.resolve("job").resolve(started).resolve("started.json"), "{\"timestamp\": 1}");

    PCollectionTuple listed = list(pipeline, laneOf("job"), false);

    PAssert.that(idsToRead(listed)).empty();
    PAssert.that(rows(listed))
        .containsInAnyOrder(bare + " RUNNING", started + " RUNNING", lost + " REFUSED");
    pipeline.run();
  }

  @Test
  void theArchiveAloneIsListedWithoutLooksAtTheLogs(TestPipeline pipeline) {
    Lane lane = laneOf("job").logs(folder.resolve("no-such-folder")).build();
    IntStream.range(0, 250)
        .forEach(i -> result(results, "job", Integer.toString(i), "2026-01-01T00:00:00Z", "1"));

    PCollectionTuple listed =
        apply(pipeline, lane, ListRuns.ofArchive(List.of(lane), new Archive()));

    PAssert.that(archived(listed))
        .containsInAnyOrder(
            IntStream.range(0, 250).mapToObj(i -> "job/" + i).toArray(String[]::new));
    PAssert.that(rows(listed)).empty();
    assertThat(listed.has(ListRuns.TO_READ), is(false));
    pipeline.run();
  }

  private LaneBuilder laneOf(String... jobs) {
    return lane("lane").logs(logs, jobs).output(output);
  }

  private static PCollectionTuple list(TestPipeline pipeline, LaneBuilder lane, boolean refetch) {
    return apply(
        pipeline,
        lane.build(),
        ListRuns.of(
            List.of(lane.build()), new Archive(), Clock.fixed(NOW, ZoneOffset.UTC), refetch));
  }

  private static PCollectionTuple apply(TestPipeline pipeline, Lane lane, ListRuns listRuns) {
    return pipeline
        .apply(Create.of(lane).withCoder(SerializableCoder.of(Lane.class)))
        .apply(listRuns);
  }

  private static PCollection<String> filesToRead(PCollectionTuple listed) {
    return listed
        .get(ListRuns.TO_READ)
        .apply(
            "FileNames",
            MapElements.into(TypeDescriptors.strings()).via(run -> run.id() + "/" + run.file()));
  }

  private static PCollection<String> idsToRead(PCollectionTuple listed) {
    return listed
        .get(ListRuns.TO_READ)
        .apply("Ids", MapElements.into(TypeDescriptors.strings()).via(RunToRead::id));
  }

  private static PCollection<String> jobsToRead(PCollectionTuple listed) {
    return listed
        .get(ListRuns.TO_READ)
        .apply("Jobs", MapElements.into(TypeDescriptors.strings()).via(RunToRead::job));
  }

  private static PCollection<String> archived(PCollectionTuple listed) {
    return listed
        .get(ListRuns.ARCHIVED)
        .apply(
            "ArchivedRuns",
            FlatMapElements.into(TypeDescriptors.strings())
                .via(
                    batch ->
                        Stream.concat(
                                batch.ids().stream(),
                                batch.known().stream().map(run -> run.outcome().id()))
                            .map(id -> batch.job() + "/" + id)
                            .toList()));
  }

  /** Those that were looked up have been read. */
  private static PCollection<String> idsLeftToRead(PCollectionTuple listed) {
    return listed
        .get(ListRuns.ARCHIVED)
        .apply("ArchivedIds", FlatMapElements.into(TypeDescriptors.strings()).via(RunBatch::ids));
  }

  private static PCollection<String> rows(PCollectionTuple listed) {
    return listed
        .get(ListRuns.OUTCOMES)
        .apply(
            "Rows",
            MapElements.into(TypeDescriptors.strings()).via(row -> row.id() + " " + row.kind()));
  }
}
