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
    "LIST-nodes-count, UP",
    "VirtControllerWorkqueueAddRate, UP",
    "startupLatencyP99, UP",
    "build_duration, UP",
    "bootSeconds, UP",
    "BenchmarkParse-8.ns-op, UP",
    "heapBytes, UP",
    "RSSMemory, UP",
    "errors, UP",
    "errorRate, UP",
    "requestsPerSecond, DOWN",
    "bytes_per_second, DOWN",
    "bytes_per_s, DOWN",
    "throughput, DOWN",
    "ops-s, DOWN",
    "example.com_b_Parse-s_op, UP",
    "ops_of_Parse-s_op, UP",
    "Parse-allocs_op, UP",
    "my_1-median-s, UP",
    "requests-1_s, DOWN",
    "m_bytes-B_s, DOWN",
    "errors-1_s, UP",
    "hitRate, DOWN",
    "operations, UNKNOWN",
    "perSecondary, UNKNOWN",
    "transactions, UNKNOWN",
    "pods, UNKNOWN"
  })
  void aNameTellsTheDirection(String name, Worse worse) {
    assertThat(Metric.worse(name), is(worse));
  }
}
