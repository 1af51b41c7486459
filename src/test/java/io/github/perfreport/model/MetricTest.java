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
