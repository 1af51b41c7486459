package io.github.perfreport.storage.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.FakeGcs;
import io.github.perfreport.storage.FakeGcsCall.Kind;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Retries;
import io.github.perfreport.storage.StoreFailedException;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the product asks of Cloud Storage, in how many calls, and what it makes of failures. */
class CloudStorageTest {

  private static final Instant DAY = Instant.parse("2024-05-06T07:08:09Z");

  private static final Retries.Limits LIMITS =
      new Retries.Limits(
          7,
          Duration.ofMillis(2),
          Duration.ofMillis(50),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));

  private FakeGcs gcs;

  @BeforeEach
  void start() throws IOException {
    gcs = FakeGcs.start().createBucket("bucket");
    use(gcs.beamArgs());
  }

  private static void use(String... args) {
    PipelineOptions options = PipelineOptionsFactory.fromArgs(args).create();
    FileSystems.setDefaultPipelineOptions(options);
    CloudStorage.use(options, LIMITS);
  }

  @AfterEach
  void stop() {
    gcs.close();
    new CloudStorage().use(PipelineOptionsFactory.create());
  }

  @Test
  void whereBeamsFileSystemsLeadTheStoreLeads() throws IOException {
    try (FakeGcs other =
        FakeGcs.start().put("only-there", "logs/job/1/build-log.txt", bytes("x"))) {
      FileSystems.setDefaultPipelineOptions(
          PipelineOptionsFactory.fromArgs(other.beamArgs()).create());

      assertThat(Folder.folders("gs://only-there/logs/job"), contains("1"));
    }
  }

  @Test
  void aThousandFoldersAreListedInACall() throws IOException {
    for (int i = 0; i < 2500; i++) {
      gcs.put("bucket", String.format("logs/job/%04d/build-log.txt", i), bytes("x"));
      gcs.put("bucket", String.format("logs/job/%04d/artifacts/junit.xml", i), bytes("x"));
    }
    gcs.put("bucket", "logs/job/latest-build.txt", bytes("7"));

    List<String> folders = Folder.folders("gs://bucket/logs/job");

    assertThat(folders, hasSize(2500));
    assertThat(folders.get(2499), is("2499"));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.LIST, 3)));
  }

  @Test
  void aHundredNamesAreAskedForInACall() throws IOException {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      gcs.put("bucket", "é " + i, bytes("four"), DAY, null);
      paths.add("gs://bucket/é " + i);
    }
    paths.add("gs://bucket/missing");

    Map<String, Metadata> found = Folder.existing(paths);

    assertThat(found.keySet(), hasSize(150));
    Metadata one = found.get("gs://bucket/é 149");
    assertThat(one.sizeBytes(), is(4L));
    assertThat(one.lastModifiedMillis(), is(DAY.toEpochMilli()));
    assertThat(one.resourceId().toString(), is("gs://bucket/é 149"));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.BATCH, 2)));
  }

  @Test
  void onlyThePartsOfABatchThatFailedAreAskedForAgain() throws IOException {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      gcs.put("bucket", "o" + i, bytes("x"));
      paths.add("gs://bucket/o" + i);
    }
    gcs.faults().failNext(Kind.GET, 503, 3).failNext(Kind.BATCH, 500, 1);

    assertThat(Folder.existing(paths).keySet(), hasSize(50));

    assertThat(gcs.calls(Kind.BATCH), is(3));
    assertThat(gcs.partsByKind(), is(Map.of(Kind.GET, 53)));
  }

  @Test
  void anObjectIsReadInOneCall() throws IOException {
    byte[] large = random(3_000_000);
    gcs.put("bucket", "large", large).put("bucket", "empty", bytes(""));

    assertThat(read("gs://bucket/large"), is(equalTo(large)));
    assertThat(read("gs://bucket/empty").length, is(0));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.MEDIA, 2)));
  }

  @Test
  void whatIsStoredAsGzipComesAsItIsStored() throws IOException {
    byte[] stored = random(100_000);
    gcs.put("bucket", "log", stored, DAY, "gzip");
    gcs.faults().cutNext(1);

    assertThat(read("gs://bucket/log"), is(equalTo(stored)));
  }

  @Test
  void aFileThatWasCompressedOnItsWayIsReadAsItWas() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes("{}"));
    }
    gcs.put("bucket", "zipped", zipped.toByteArray(), DAY, "gzip").put("bucket", "o", bytes("{}"));

    assertThat(Folder.readIfThere("gs://bucket/zipped", 10).get(), is(bytes("{}")));
    assertThat(Folder.readIfThere("gs://bucket/o", 10).get(), is(bytes("{}")));
    assertThat(Folder.readIfThere("gs://bucket/none", 10).isPresent(), is(false));
    assertThrows(IOException.class, () -> Folder.readIfThere("gs://bucket/o", 1));
  }

  @Test
  void aBodyThatBreaksOffIsReadOnFromThere() throws IOException {
    byte[] bytes = random(1_000_000);
    gcs.put("bucket", "o", bytes).faults().cutNext(4).failNext(Kind.MEDIA, 429, 2);

    assertThat(read("gs://bucket/o"), is(equalTo(bytes)));
    assertThat(gcs.calls(Kind.MEDIA), is(7));
  }

  @Test
  void aBodyThatNeverComesWholeIsAFailure() {
    gcs.put("bucket", "o", random(1_000)).faults().cutShare(1);

    IOException failure = assertThrows(IOException.class, () -> read("gs://bucket/o"));

    assertThat(failure.getMessage(), containsString("gs://bucket/o: "));
    assertThat(gcs.calls(Kind.MEDIA), is(lessThan(12)));
  }

  @Test
  void aSlowBodyIsWaitedForAndOneThatStandsStillIsAskedForAgain() throws IOException {
    byte[] bytes = random(1_000);
    gcs.put("bucket", "o", bytes).faults().stallShare(1, Duration.ofMillis(300));
    assertThat(read("gs://bucket/o"), is(equalTo(bytes)));
    assertThat(gcs.calls(), is(1));

    List<String> args = new ArrayList<>(List.of(gcs.beamArgs()));
    args.add("--gcsHttpRequestReadTimeout=100");
    use(args.toArray(new String[0]));
    gcs.forgetCalls().faults().stallShare(0.4, Duration.ofMillis(300)).seed(2);
    for (int i = 0; i < 5; i++) {
      assertThat(read("gs://bucket/o"), is(equalTo(bytes)));
    }
    assertThat(gcs.calls() > 5, is(true));
  }

  @Test
  void whatIsNotThereIsNotLookedForTwice() {
    assertThrows(FileNotFoundException.class, () -> Folder.open("gs://bucket/none"));
    IOException gone =
        assertThrows(StoreFailedException.class, () -> Folder.folders("gs://no-bucket/logs"));
    assertThat(gone.getMessage(), is("gs://no-bucket: no such bucket"));
    assertThat(gcs.calls(), is(2));
  }

  @Test
  void charactersOfAPathAreNoWildcards() throws IOException {
    String run = "lo[g]s/{a,b}*/?/\\d";
    gcs.put("bucket", run + "/b-build-log.txt", bytes("b"), DAY, null)
        .put("bucket", run + "/a[1]-build-log.txt", bytes("a"), DAY, null)
        .put("bucket", run + "/deeper/c-build-log.txt", bytes("c"), DAY, null)
        .put("bucket", "logs/a/x/d/finished.json", bytes("{}"), DAY, null);
    String folder = "gs://bucket/" + run;

    assertThat(
        Folder.files(folder, "-build-log.txt").stream()
            .map(log -> log.resourceId().toString())
            .toList(),
        contains(folder + "/a[1]-build-log.txt", folder + "/b-build-log.txt"));
    assertThat(
        Folder.existing(List.of(folder + "/b-build-log.txt", folder + "/finished.json")).keySet(),
        contains(folder + "/b-build-log.txt"));
    assertThat(Folder.folders(folder), contains("deeper"));
    assertThat(read(folder + "/a[1]-build-log.txt"), is(bytes("a")));
    AtomicFile.write("gs://bucket", folder + "/written", bytes("w"));
    assertThat(read(folder + "/written"), is(bytes("w")));
    assertThat(gcs.names("bucket"), hasSize(5));
  }

  @Test
  void aRefusalNamesTheBucketAndWhatToDo() {
    gcs.put("bucket", "o", bytes("x")).faults().deny("bucket", 403);
    List<IOException> refusals =
        List.of(
            assertThrows(IOException.class, () -> Folder.folders("gs://bucket/logs")),
            assertThrows(IOException.class, () -> Folder.existing(List.of("gs://bucket/o"))),
            assertThrows(IOException.class, () -> Folder.open("gs://bucket/o")));

    for (IOException refusal : refusals) {
      assertThat(
          refusal.getMessage(),
          allOf(
              containsString("gs://bucket: refused (403 "),
              containsString("--credentials-file FILE")));
    }
    assertThat(gcs.calls(), is(3));

    gcs.forgetCalls().faults().deny("bucket", 401);
    IOException nameless =
        assertThrows(IOException.class, () -> Folder.folders("gs://bucket/logs"));
    assertThat(nameless.getMessage(), containsString("refused (401 Anonymous caller"));
    assertThat(gcs.calls(), is(lessThan(3)));
  }

  private static byte[] read(String path) throws IOException {
    try (InputStream in = Folder.open(path)) {
      return in.readAllBytes();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
