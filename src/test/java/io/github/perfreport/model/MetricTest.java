package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

  @ParameterizedTest
  @CsvSource({
    "example.com_b_Parse-s_op, s/op",
    "my_1-median-s, s",
    "m_bytes-throughput-B_s, B/s",
    "requests-1_s, 1/s",
    "bytes-per-s, ''",
    "widgets-s_widget, ''"
  })
  void aNameTellsTheUnit(String name, String unit) {
    assertThat(Metric.unitOf(name), is(unit));
  }

  @ParameterizedTest
  @CsvSource({
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
