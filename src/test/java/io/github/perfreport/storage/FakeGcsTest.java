package io.github.perfreport.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.api.services.storage.model.Objects;
import io.github.perfreport.storage.FakeGcsCall.Kind;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.options.GcsOptions;
import org.apache.beam.sdk.extensions.gcp.util.GcsUtil;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MatchResult.Status;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beam's own client against {@link FakeGcs}. */
class FakeGcsTest {
  private static final Instant DAY = Instant.parse("2024-05-06T07:08:09Z");

  private FakeGcs gcs;
  private GcsOptions options;

  @BeforeEach
  void start() throws IOException {
    gcs = FakeGcs.start();
    options = PipelineOptionsFactory.fromArgs(gcs.beamArgs()).as(GcsOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @Test
  void matchesOneExactNameInOneCall() throws IOException {
    gcs.put("bucket", "logs/job/1/build-log.txt", utf8("hello"), DAY, null);
    MatchResult.Metadata found =
        FileSystems.matchSingleFileSpec("gs://bucket/logs/job/1/build-log.txt");
    assertThat(found.sizeBytes(), is(5L));
    assertThat(found.lastModifiedMillis(), is(DAY.toEpochMilli()));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.GET, 1)));
  }

  @Test
  void matchesManyExactNamesInBatches() throws IOException {
    List<String> specs = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      gcs.put("bucket", "runs/é " + i, utf8("x"));
      specs.add("gs://bucket/runs/é " + i);
    }
    specs.add("gs://bucket/missing");
    List<MatchResult> results = FileSystems.match(specs, EmptyMatchTreatment.DISALLOW);
    assertThat(results.get(149).metadata(), hasSize(1));
    assertThat(results.get(150).status(), is(Status.NOT_FOUND));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.BATCH, 2)));
    assertThat(gcs.partsByKind(), is(Map.of(Kind.GET, 151)));
  }

  @Test
  void matchesGlob() throws IOException {
    gcs.put("bucket", "a/1.txt", utf8("x"))
        .put("bucket", "a/2.txt", utf8("y"))
        .put("bucket", "a/2.log", utf8(""));
    assertThat(FileSystems.match("gs://bucket/a/*.txt").metadata(), hasSize(2));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.LIST, 1)));
  }

  @Test
  void listsFoldersPageByPage() throws IOException {
    for (int i = 0; i < 2500; i++) {
      gcs.put("bucket", String.format("logs/job/%04d/started.json", i), utf8("{}"));
      gcs.put("bucket", String.format("logs/job/%04d/finished.json", i), utf8("{}"));
    }
    gcs.put("bucket", "logs/job/latest-build.txt", utf8("7"));
    GcsUtil util = options.getGcsUtil();
    Objects first = util.listObjects("bucket", "logs/job/", null, "/");
    Objects second = util.listObjects("bucket", "logs/job/", first.getNextPageToken(), "/");
    Objects third = util.listObjects("bucket", "logs/job/", second.getNextPageToken(), "/");
    assertThat(first.getPrefixes(), hasSize(1000));
    assertThat(first.getItems(), is(nullValue()));
    assertThat(second.getPrefixes().get(0), is("logs/job/1000/"));
    assertThat(third.getPrefixes(), hasSize(500));
    assertThat(third.getItems().get(0).getName(), is("logs/job/latest-build.txt"));
    assertThat(third.getNextPageToken(), is(nullValue()));
  }

  @Test
  void readsAndSeeks() throws IOException {
    byte[] bytes = random(3_000_000);
    gcs.put("bucket", "o", bytes);
    assertThat(read("gs://bucket/o"), is(equalTo(bytes)));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.GET, 1, Kind.MEDIA, 1)));
    try (SeekableByteChannel channel =
        (SeekableByteChannel) FileSystems.open(resource("gs://bucket/o"))) {
      channel.position(2_999_990);
      ByteBuffer tail = ByteBuffer.allocate(20);
      assertThat(channel.read(tail), is(10));
      assertThat(
          Arrays.copyOf(tail.array(), 10), is(Arrays.copyOfRange(bytes, 2_999_990, 3_000_000)));
    }
  }

  @Test
  void readsEmptyObject() throws IOException {
    gcs.put("bucket", "empty", utf8(""));
    assertThat(read("gs://bucket/empty").length, is(0));
  }

  @Test
  void unzipsWhatIsStoredAsGzip() throws IOException {
    gcs.put("bucket", "build-log.txt", gzip("the log"), DAY, "gzip");
    assertThat(new String(read("gs://bucket/build-log.txt"), UTF_8), is("the log"));
  }

  @Test
  void writesSmallAndInChunks() throws IOException {
    gcs.createBucket("bucket");
    options.setGcsUploadBufferSizeBytes(8 << 20);
    byte[] big = random(20_000_000);
    write("gs://bucket/small", utf8("small"));
    write("gs://bucket/big", big);
    write("gs://bucket/small", utf8("again"));
    assertThat(gcs.bytes("bucket", "small"), is(utf8("again")));
    assertThat(gcs.bytes("bucket", "big"), is(big));
    assertThat(gcs.calls(Kind.UPLOAD_START), is(3));
    assertThat(gcs.calls(Kind.UPLOAD_CHUNK), is(5));
  }

  @Test
  void renamesCopiesAndDeletes() throws IOException {
    gcs.put("bucket", "a", utf8("A"));
    FileSystems.rename(List.of(resource("gs://bucket/a")), List.of(resource("gs://bucket/c")));
    FileSystems.copy(List.of(resource("gs://bucket/c")), List.of(resource("gs://bucket/d/e")));
    FileSystems.delete(List.of(resource("gs://bucket/c")));
    assertThat(gcs.names("bucket"), contains("d/e"));
    assertThat(gcs.bytes("bucket", "d/e"), is(utf8("A")));
    assertThat(gcs.partsByKind(), is(Map.of(Kind.REWRITE, 2, Kind.DELETE, 2)));
  }

  @Test
  void servesFolder(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("job/1"));
    Files.writeString(folder.resolve("job/1/build-log.txt"), "from disk");
    gcs.putTree("bucket", "logs/", folder);
    assertThat(new String(read("gs://bucket/logs/job/1/build-log.txt"), UTF_8), is("from disk"));
  }

  @Test
  void feedsPipeline() {
    gcs.put("bucket", "logs/1.txt", utf8("one")).put("bucket", "logs/2.txt", utf8("two"));
    Pipeline pipeline = Pipeline.create(options);
    PCollection<String> texts =
        pipeline
            .apply("MatchLogs", FileIO.match().filepattern("gs://bucket/logs/*.txt"))
            .apply("OpenLogs", FileIO.readMatches())
            .apply(
                "ReadLogs",
                MapElements.into(TypeDescriptors.strings())
                    .via(
                        file -> {
                          try {
                            return file.readFullyAsUTF8String();
                          } catch (IOException e) {
                            throw new IllegalStateException(e);
                          }
                        }));
    PAssert.that(texts).containsInAnyOrder("one", "two");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void retriesWhatFailsForAWhile() throws IOException {
    gcs.put("bucket", "o", utf8("x"));
    gcs.faults().failNext(Kind.GET, 503, 1).failNext(Kind.MEDIA, 429, 1);
    assertThat(read("gs://bucket/o"), is(utf8("x")));
    assertThat(gcs.callsByKind(), is(Map.of(Kind.GET, 2, Kind.MEDIA, 2)));
  }

  @Test
  void cutsBodies() throws IOException {
    byte[] bytes = random(100_000);
    gcs.put("bucket", "o", bytes);
    gcs.faults().cutNext(2);
    assertThat(read("gs://bucket/o"), is(equalTo(bytes)));
    assertThat(gcs.calls(Kind.MEDIA), is(3));
  }

  @Test
  void stallsBodies() throws IOException {
    gcs.put("bucket", "o", utf8("a body")).faults().stallShare(1, Duration.ofMillis(300));
    long start = System.nanoTime();
    assertThat(read("gs://bucket/o"), is(utf8("a body")));
    assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 300, is(true));
  }

  @Test
  void deniesBucket() {
    gcs.put("bucket", "o", utf8("x")).faults().deny("bucket", 403);
    IOException denied =
        assertThrows(
            IOException.class,
            () -> options.getGcsUtil().listObjects("bucket", "logs/", null, "/"));
    assertThat(denied.getCause().getMessage(), containsString("storage.objects.list"));
  }

  @Test
  void missesWhatIsNotThere() {
    gcs.createBucket("bucket");
    assertThrows(FileNotFoundException.class, () -> read("gs://bucket/none"));
  }

  @Test
  void makesUpContentOfAnySize() throws IOException {
    FakeGcsContent content = FakeGcsContent.repeating(utf8("line\n"), 5L << 30);
    gcs.put("bucket", "huge", content, DAY, DAY, null);
    assertThat(
        FileSystems.matchSingleFileSpec("gs://bucket/huge").sizeBytes(), is(equalTo(5L << 30)));
    try (SeekableByteChannel channel =
        (SeekableByteChannel) FileSystems.open(resource("gs://bucket/huge"))) {
      channel.position((5L << 30) - 5);
      ByteBuffer tail = ByteBuffer.allocate(5);
      assertThat(channel.read(tail), is(5));
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(utf8(text));
    }
    return zipped.toByteArray();
  }

  private static byte[] read(String spec) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(resource(spec)))) {
      return in.readAllBytes();
    }
  }

  private static void write(String spec, byte[] bytes) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(resource(spec), "text/plain"))) {
      out.write(bytes);
    }
  }

  private static ResourceId resource(String spec) {
    return FileSystems.matchNewResource(spec, false);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
