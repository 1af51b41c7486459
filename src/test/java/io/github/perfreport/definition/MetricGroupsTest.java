package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.model.Better;
import io.github.perfreport.model.MetricInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricGroupsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "vmiCreationToRunningSecondsP50, Latency, s, true",
    "bootSecondsP9, Latency, s, true",
    "vmiCreationToRunningSecondsP, Other, '', false",
    "vmiCreationToRunningSecondsP50x, Other, '', false",
    "vmiCreationToRunningSecondsP9.5, Other, '', false",
    "vmiCreationToRunningSecondsP50SecondsP, Other, '', false",
    "LIST-nodes-count, API calls, calls, false",
    "LIST--count, Other, '', false",
    "avgVirtControllerCPUUsage, CPU, cores, false",
    "avgVirtAPIMemoryUsageInMB, Memory, MB, false",
    "VirtControllerWorkqueueDepth, Work queue, '', false",
    "VirtControllerWorkqueueAddRate, Work queue, '', false",
    "VirtControllerWorkqueueP99Latency, Work queue, s, false",
    "x-s_op, Other, s/op, false"
  })
  void theAuditsNamesAreKnown(String name, String kind, String unit, boolean zeroIsAbsent) {
    MetricInfo info = MetricGroups.KUBEVIRT.of(name);

    assertThat(info.kind(), is(kind));
    assertThat(info.unit(), is(unit));
    assertThat(info.zeroIsAbsent(), is(zeroIsAbsent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vmiCreationToRunningSecondsP95 | the time that 95 % of a run's virtual machine instances took at most from creation to running",
        "bootSecondsP95 | a percentile of how long something took",
        "WATCH-pods-count | the number of WATCH calls for pods to the Kubernetes API during one run, as Prometheus estimates it; a WATCH is told of each change from then on",
        "PATCH-pods-count | the number of PATCH calls for pods to the Kubernetes API during one run, as Prometheus estimates it",
        "minVirtControllerMemoryUsageInMB | the least memory use of KubeVirt's virt-controller during a run",
        "avgVirtAPICPUUsage | the average CPU use of KubeVirt's virt-api during a run",
        "virtControllerWorkqueueDepth | how many items waited in virt-controller's work queue during a run",
        "pods | ''"
      })
  void theAuditsMetricsAreDescribed(String name, String description) {
    assertThat(MetricGroups.KUBEVIRT.of(name).description(), is(description));
  }

  @Test
  void aDefinitionsGroupsComeFirst() throws IOException {
    Lane lane =
        lane(
            """
            metric-groups:
            - {title: Cache, names: '(\\w+)-hits|LIST-nodes-count', better: higher, unit: hits,
               zero: absent, description: hits of $1, words: {l1: the first cache},
               when-missing: nobody asked}
            """);

    assertThat(
        lane.info("vmi", "l1-hits"),
        is(
            new MetricInfo(
                "Cache",
                "hits",
                true,
                Better.HIGHER,
                true,
                "hits of the first cache",
                "nobody asked")));
    assertThat(lane.info("vmi", "LIST-nodes-count").kind(), is("Cache"));
    assertThat(lane.info("vmi", "GET-nodes-count").kind(), is("API calls"));
    assertThat(lane.groups().titles().get(0), is("Cache"));
  }

  @ParameterizedTest
  @CsvSource({"'', LOWER", "'changes: {worse: {x-s_op: down}}', HIGHER"})
  void aResourceSaysWhatIsBetterAndChangesSaysItLast(String changes, Better better)
      throws IOException {
    Lane lane =
        lane(
            """
            metric-groups: [{title: All, names: '.*', better: neither}]
            %s
            """
                .formatted(changes));

    assertThat(lane.info("bench", "x-s_op").better(), is(better));
    assertThat(lane.info("bench", "y").better(), is(Better.NEITHER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{names: x} | metric-groups[0].title: is missing",
        "{title: x} | metric-groups[0].names: is missing",
        "{title: x, names: '('} | metric-groups[0].names: not a regular expression: missing closing ): (",
        "{title: x, names: x, better: up} | metric-groups[0].better: 'up' is not one of lower",
        "{title: x, names: x, zero: no} | metric-groups[0].zero: 'no' is not one of value, absent",
        "{title: x, name: x} | unknown key 'name'"
      },
      quoteCharacter = '\"')
  void aMistakeIsNamedByItsKey(String group, String says) {
    UsageException mistake =
        assertThrows(UsageException.class, () -> lane("metric-groups: [" + group + "]"));

    assertThat(mistake.getMessage(), containsString("lane.yaml"));
    assertThat(mistake.getMessage(), containsString(says));
  }

  private Lane lane(String keys) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lane.yaml"),
            """
            lane: lane
            source: {root: logs, jobs: [job]}
            resources:
              bench: {format: go-bench, better: {'*-s_op': lower}}
            """
                + keys);
    return Definition.read(file.toString(), null);
  }
}
