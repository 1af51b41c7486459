package io.github.perfreport.cli;

import io.github.perfreport.compare.Comparison;
import io.github.perfreport.compare.ComparisonText;
import io.github.perfreport.compare.MetricComparison;
import io.github.perfreport.compare.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes comparisons as JUnit XML: a suite for each lane, a case for each metric. */
final class CompareJunit {

  private CompareJunit() {}

  static String render(List<Comparison> comparisons) {
    Map<String, List<JunitXml.Case>> suites = new LinkedHashMap<>();
    comparisons.forEach(
        comparison ->
            suites.put(
                comparison.lane().name(),
                comparison.metrics().stream().map(CompareJunit::testCase).toList()));
    return JunitXml.render(suites);
  }

  private static JunitXml.Case testCase(MetricComparison metric) {
    boolean failed = metric.outcome() == Outcome.WORSE;
    return new JunitXml.Case(
        metric.series().resource() + " " + metric.series().metric(),
        failed ? ComparisonText.sentence(metric) : null,
        metric.outcome().isCompared() ? null : metric.outcome().words());
  }
}
