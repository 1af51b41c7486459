package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "m, NaN, not a finite number",
    "m, -Infinity, not a finite number",
    "m, 1.0000001e150, larger than 1e150",
    "m, -1.7976931348623157e308, larger than 1e150",
    "CREATE-pods-count, 1e151, larger than 1e150",
    "CREATE-pods-count, 1000000000000001, larger than 1e15",
    "vmiCreationToRunningSecondsP95, -1e16, larger than 1e15",
    "avgVirtAPIMemoryUsageInMB, 1e16, larger than 1e15",
    "virtControllerWorkqueueDepth, 5e-324, 'smaller than 1e-15, but not 0'",
    "avgVirtAPICPUUsage, -9.9e-16, 'smaller than 1e-15, but not 0'"
  })
  void saysWhatIsNoMeasurement(String metric, double value, String why) {
    assertThat(ValueLimits.violation(metric, value), is(Optional.of(why)));
    assertThat(Double.isNaN(ValueLimits.orNaN(metric, value)), is(true));
  }

  @ParameterizedTest
  @CsvSource({
    "m, 1e150",
    "m, -1e150",
    "m, 1e16",
    "m, 5e-324",
    "m, 0",
    "m, -0.0",
    "CREATE-pods-count, 1e15",
    "CREATE-pods-count, -1e15",
    "CREATE-pods-count, 0",
    "avgVirtAPICPUUsage, 1e-15"
  })
  void letsPassWhatIsWithin(String metric, double value) {
    assertThat(ValueLimits.violation(metric, value), is(Optional.empty()));
    assertThat(ValueLimits.orNaN(metric, value), is(value));
  }

  /** The sum of squares of a week of ten million runs, all as far from their mean as can be. */
  @Property
  void squaresOfWhatPassesHaveAFiniteSum(
      @ForAll @DoubleRange(min = -1e150, max = 1e150) double one,
      @ForAll @DoubleRange(min = -1e150, max = 1e150) double other) {
    assertThat(ValueLimits.violation("m", one).isEmpty(), is(true));
    assertThat(Double.isFinite(1e7 * (one - other) * (one - other)), is(true));
  }
}
