package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

  @ParameterizedTest
  @CsvSource({
    "vmiCreationToRunningSecondsP50, LATENCY",
    "SecondsPSecondsP5, LATENCY",
    "vmiCreationToRunningSecondsP, OTHER",
    "vmiCreationToRunningSecondsP50x, OTHER",
    "vmiCreationToRunningSecondsP9.5, OTHER",
    "vmiCreationToRunningSecondsP50SecondsP, OTHER",
    "LIST-nodes-count, API_CALLS",
    "LIST--count, OTHER",
    "avgVirtControllerCPUUsage, CPU",
    "avgVirtAPIMemoryUsageInMB, MEMORY",
    "VirtControllerWorkqueueDepth, WORK_QUEUE",
    "x, OTHER"
  })
  void aNameTellsTheKind(String name, Metric.Kind kind) {
    assertThat(Metric.kindOf(name), is(kind));
    assertThat(Metric.zeroIsAbsent(name), is(kind == Metric.Kind.LATENCY));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com_b_Parse-s_op, s/op",
    "my_1-median-s, s",
    "m_bytes-throughput-B_s, B/s",
    "requests-1_s, 1/s",
    "bytes-per-s, ''",
    "GET-pods-count, calls",
    "VirtControllerWorkqueueP99Latency, s",
    "widgets-s_widget, ''"
  })
  void aNameTellsTheUnit(String name, String unit) {
    assertThat(Metric.unitOf(name), is(unit));
  }

  @ParameterizedTest
  @CsvSource({
    "LIST-nodes-count, LOWER",
    "VirtControllerWorkqueueAddRate, LOWER",
    "startupLatencyP99, LOWER",
    "build_duration, LOWER",
    "bootSeconds, LOWER",
    "BenchmarkParse-8.ns-op, LOWER",
    "heapBytes, LOWER",
    "RSSMemory, LOWER",
    "errors, LOWER",
    "errorRate, LOWER",
    "requestsPerSecond, HIGHER",
    "bytes_per_second, HIGHER",
    "bytes_per_s, HIGHER",
    "throughput, HIGHER",
    "ops-s, HIGHER",
    "example.com_b_Parse-s_op, LOWER",
    "ops_of_Parse-s_op, LOWER",
    "Parse-allocs_op, LOWER",
    "my_1-median-s, LOWER",
    "requests-1_s, HIGHER",
    "m_bytes-B_s, HIGHER",
    "errors-1_s, LOWER",
    "hitRate, HIGHER",
    "operations, UNKNOWN",
    "perSecondary, UNKNOWN",
    "transactions, UNKNOWN",
    "pods, UNKNOWN"
  })
  void aNameTellsTheDirection(String name, Better better) {
    assertThat(Metric.better(name), is(better));
  }
}
