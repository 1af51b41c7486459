package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.cli.Program;
import io.github.perfreport.storage.FakeGcs;
import io.github.perfreport.testing.RunFiles;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flink gives the bytes that the DirectRunner gives, in this process and on a cluster. */
class FlinkTest {

  private static final SampleRun DIRECT = SampleRun.get();

  private static final List<String> DENSITY_FOLDERS =
      List.of("weekly/sample-density", "results/" + Samples.DENSITY);

  private static MiniCluster cluster;
  private static int port;

  @TempDir private Path output;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = cluster();
    cluster.start();
    port = cluster.getRestAddress().get().getPort();
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @Test
  void withinThisProcess() {
    Program.Outcome outcome =
        SampleRun.run(output, "--runner=FlinkRunner", "--flinkMaster=[local]");

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.err(), is(emptyString()));
    assertThat(outcome.lines().subList(0, 4), is(DIRECT.outcome().lines().subList(0, 4)));
    assertThat(Written.hashes(output), is(DIRECT.files()));
  }

  @Test
  void onACluster() {
    Program.Outcome outcome = runOnCluster();

    assertThat(outcome.err(), outcome.code(), is(0));
    assertThat(outcome.err(), is(emptyString()));
    assertThat(
        outcome.lines().get(0),
        is(
            "logs:    84 runs listed, 0 of them archived before; newly read: 84 parsed, "
                + "0 without a block, 0 refused; 1 refusals"));
    for (String folder : DENSITY_FOLDERS) {
      assertThat(
          Written.hashes(output.resolve(folder)),
          is(Written.hashes(DIRECT.output().resolve(folder))));
    }
  }

  @Test
  void fromABucketIntoABucketOnACluster() throws IOException {
    Path definition = output.resolve("pipelines/bucket.yaml");
    String yaml = Written.text(Path.of(Samples.get().densityDefinition()));
    RunFiles.write(
        definition, yaml.replace("root: " + Samples.get().logs(), "root: gs://prow/logs"));
    RunFiles.write(
        output.resolve("pipelines/markers/sample.yaml"),
        Written.text(Path.of("pipelines/markers/sample.yaml")));
    try (FakeGcs gcs = FakeGcs.start()) {
      String logs = "logs/" + Samples.DENSITY + "/";
      gcs.putTree("prow", logs, Samples.get().logs().resolve(Samples.DENSITY));
      gcs.createBucket("mine");

      Program.Outcome outcome =
          runOnCluster(definition.toString(), "gs://mine/reports", gcs.beamArgs());

      assertThat(outcome.err(), outcome.code(), is(0));
      assertThat(outcome.err(), is(emptyString()));
      for (String folder : DENSITY_FOLDERS) {
        assertThat(
            hashes(gcs, "mine", "reports/" + folder + "/"),
            is(Written.hashes(DIRECT.output().resolve(folder))));
      }
      assertThat(gcs.names("mine").toString(), not(containsString(".staging")));
    }
  }

  /** A hash of the content of each object whose name has a prefix, by the rest of its name. */
  private static SortedMap<String, Integer> hashes(FakeGcs gcs, String bucket, String prefix)
      throws IOException {
    TreeMap<String, Integer> hashes = new TreeMap<>();
    for (String name : gcs.names(bucket)) {
      if (name.startsWith(prefix)) {
        hashes.put(name.substring(prefix.length()), Arrays.hashCode(gcs.bytes(bucket, name)));
      }
    }
    return hashes;
  }

  @Test
  void whatEndsAJobOnAClusterIsToldInALine() {
    RunFiles.write(output.resolve("results"), "not a folder");

    Program.Outcome outcome = runOnCluster();

    assertThat(outcome.code(), is(1));
    assertThat(outcome.err(), startsWith("perf-report-creator: " + output + "/results"));
    assertThat(outcome.err(), endsWith("\n"));
    assertThat(outcome.err().lines().count(), is(1L));
    assertThat(Files.exists(output.resolve(".staging")), is(false));
  }

  private Program.Outcome runOnCluster() {
    return runOnCluster(Samples.get().densityDefinition(), output.toString());
  }

  private static Program.Outcome runOnCluster(String definition, String to, String... more) {
    List<String> args = new ArrayList<>(List.of("run", definition, "--output=" + to));
    args.addAll(
        List.of("--runner=FlinkRunner", "--flinkMaster=127.0.0.1:" + port, "--parallelism=2"));
    args.addAll(Arrays.asList(more));
    return Program.run(args.toArray(new String[0]));
  }

  private static MiniCluster cluster() {
    Configuration configuration = new Configuration();
    configuration.set(NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS, 64);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
    return new MiniCluster(
        new MiniClusterConfiguration.Builder()
            .setConfiguration(configuration)
            .setNumTaskManagers(2)
            .setNumSlotsPerTaskManager(1)
            .withRandomPorts()
            .build());
  }
}
