package io.github.perfreport.storage.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.perfreport.storage.FakeGcs;
import io.github.perfreport.storage.FakeGcsCall.Kind;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Retries;
import io.github.perfreport.storage.StoreFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A store that answers each call, but slowly, without end, in another order, or not about all. */
class UnfairStoreTest {

  private static final Duration TOTAL = Duration.ofMillis(600);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private FakeGcs gcs;

  @BeforeEach
  void start() throws IOException {
    gcs = FakeGcs.start().createBucket("bucket");
    PipelineOptions options = PipelineOptionsFactory.fromArgs(gcs.beamArgs()).create();
    FileSystems.setDefaultPipelineOptions(options);
    CloudStorage.use(options, limits(TOTAL));
  }

  private static Retries.Limits limits(Duration total) {
    return new Retries.Limits(
        4, Duration.ofMillis(2), Duration.ofMillis(9), Duration.ofMinutes(1), total);
  }

  @AfterEach
  void stop() {
    gcs.close();
    new CloudStorage().use(PipelineOptionsFactory.create());
  }

  @Test
  void aBodyThatTricklesIsGivenUp() {
    gcs.put("bucket", "o", "x".repeat(1_000).getBytes(UTF_8)).faults().trickle(Kind.MEDIA, PAUSE);

    IOException failure = givenUp(() -> read("gs://bucket/o"));

    assertThat(
        failure.getMessage(),
        matchesPattern("gs://bucket/o: comes too slowly, \\d+ bytes in \\d+ ms"));
    assertThat(gcs.calls(Kind.MEDIA), is(1));
  }

  @Test
  void theReadersOwnTimeDoesNotCount() throws Exception {
    gcs.put("bucket", "o", "x".repeat(1_000).getBytes(UTF_8));

    try (InputStream in = Folder.open("gs://bucket/o")) {
      int first = in.readNBytes(10).length;
      Thread.sleep(TOTAL.plus(PAUSE).toMillis());
      assertThat(first + in.readAllBytes().length, is(1_000));
    }
  }

  @Test
  void aListingThatTricklesIsGivenUp() {
    for (int i = 0; i < 100; i++) {
      gcs.put("bucket", "logs/job/" + i + "/build-log.txt", new byte[0]);
    }
    gcs.faults().trickle(Kind.LIST, PAUSE);

    IOException failure = givenUp(() -> Folder.folders("gs://bucket/logs/job"));

    assertThat(failure.getMessage(), is("gs://bucket/logs/job/: no complete answer within 600 ms"));
  }

  @Test
  void aListingOfManyPagesHasOneLimitForAll() {
    for (int i = 0; i < 5_500; i++) {
      gcs.put("bucket", "logs/job/" + i + "/build-log.txt", new byte[0]);
    }
    gcs.faults().latency(Kind.LIST, TOTAL.dividedBy(4));

    givenUp(() -> Folder.folders("gs://bucket/logs/job"));

    assertThat(gcs.calls(Kind.LIST), is(allOf(greaterThan(1), lessThan(6))));
  }

  @Test
  void aBatchThatTricklesIsGivenUp() {
    gcs.faults().trickle(Kind.BATCH, PAUSE);

    IOException failure = givenUp(() -> Folder.existing(List.of("gs://bucket/o")));

    assertThat(failure.getMessage(), startsWith("gs://bucket/o: no complete answer"));
  }

  @Test
  void aListingThatComesToTheSamePageAgainIsGivenUp() {
    CloudStorage.use(
        PipelineOptionsFactory.fromArgs(gcs.beamArgs()).create(), limits(Duration.ofMinutes(1)));
    gcs.put("bucket", "logs/job/1/build-log.txt", new byte[0]).faults().repeatPages();

    IOException failure = givenUp(() -> Folder.folders("gs://bucket/logs/job"));

    assertThat(
        failure.getMessage(),
        is("gs://bucket/logs/job/: the store's list of it comes to the same page again"));
    assertThat(gcs.calls(Kind.LIST), is(2));
  }

  @Test
  void answersOfABatchMayComeInAnyOrder() throws IOException {
    List<String> paths = everyThird(90);
    gcs.faults().turnBatches();

    assertThat(Folder.existing(paths).keySet(), is(thirds(paths)));
    assertThat(gcs.calls(Kind.BATCH), is(1));
  }

  @Test
  void whatABatchDoesNotAnswerIsAskedForAgain() throws IOException {
    List<String> paths = everyThird(90);
    gcs.faults().loseParts("o3", 1).loseParts("o4", 1).loseParts("o30", 2);

    Map<String, Metadata> found = Folder.existing(paths);

    assertThat(found.keySet(), is(thirds(paths)));
    assertThat(found.get("gs://bucket/o30").sizeBytes(), is(30L));
    assertThat(gcs.calls(Kind.BATCH), is(3));
  }

  @Test
  void whatIsNeverAnsweredIsNotAbsent() {
    List<String> paths = everyThird(90);
    gcs.faults().loseParts("o7", 100);

    IOException failure = givenUp(() -> Folder.existing(paths));

    assertThat(failure.getMessage(), endsWith("gs://bucket/o7: no answer in its batch"));
    assertThat(gcs.calls(Kind.BATCH), is(4));
  }

  /** Names of which every third is there, with as many bytes as its number. */
  private List<String> everyThird(int count) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      paths.add("gs://bucket/o" + i);
      if (i % 3 == 0) {
        gcs.put("bucket", "o" + i, new byte[i]);
      }
    }
    return paths;
  }

  private static Set<String> thirds(List<String> paths) {
    Set<String> thirds = new TreeSet<>();
    for (int i = 0; i < paths.size(); i += 3) {
      thirds.add(paths.get(i));
    }
    return thirds;
  }

  private static IOException givenUp(Executable call) {
    return assertTimeout(
        Duration.ofSeconds(5), () -> assertThrows(StoreFailedException.class, call));
  }

  private static byte[] read(String path) throws IOException {
    try (InputStream in = Folder.open(path)) {
      return in.readAllBytes();
    }
  }
}
