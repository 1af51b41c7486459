package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.RunFiles;
import io.github.perfreport.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "logs:    84 runs listed, 0 of them archived before; newly read: 83 parsed, "
                + "1 without a block, 0 refused; 1 refusals"));
    for (String folder : List.of("weekly/sample-density", "results/" + Samples.DENSITY)) {
      assertThat(
          Written.hashes(output.resolve(folder)),
          is(Written.hashes(DIRECT.output().resolve(folder))));
    }
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
    return Program.run(
        "run",
        Samples.get().densityDefinition(),
        "--output=" + output,
        "--runner=FlinkRunner",
        "--flinkMaster=127.0.0.1:" + port,
        "--parallelism=2");
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
