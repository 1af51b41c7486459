package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayUnitTest {

  @ParameterizedTest
  @CsvSource({
    "Plain-s_op, 1.7e-9, ns/op, 1.7",
    "Plain-s_op, -2e-6, µs/op, -2",
    "wait-s, 0.25, ms, 250",
    "wait-s, 1, s, 1",
    "wait-s, 90, s, 90",
    "wait-s, 3e-15, ps, 0.003",
    "wait-s, 0, s, 0",
    "heap-B, 1023, B, 1023",
    "heap-B, 3145728, MiB, 3",
    "copy-B_s, 5e9, GiB/s, 4.656612873",
    "requests-1_s, 12500, k/s, 12.5",
    "requests-1_s, 12.5, 1/s, 12.5",
    "Parse-allocs_op, 12500, allocs/op, 12500",
    "widgets, 1e-9, '', 1e-9"
  })
  void theNumberChoosesThePrefix(String metric, double value, String unit, double shown) {
    DisplayUnit chosen = DisplayUnit.of(MetricInfo.ofName(metric), value);

    assertThat(chosen.unit(), is(unit));
    assertThat(chosen.of(value), closeTo(shown, 1e-9 * Math.abs(shown)));
  }

  @Test
  void aUnitThatAGroupStatesIsShownAsItIs() {
    MetricInfo stated = MetricInfo.ofName("x").withStatedUnit("s");

    assertThat(DisplayUnit.of(stated, 1e-9), is(new DisplayUnit("s", 1)));
  }

  @Test
  void aSeriesIsShownInTheUnitOfItsNewestWeek() {
    MetricInfo info = MetricInfo.ofName("Plain-s_op");
    Series shown = Series.shown("Plain-s_op", List.of(week(1, 3e-3), week(8, 4e-6)), info);

    assertThat(shown.info().unit(), is("µs/op"));
    assertThat(shown.points().get(0).value(), closeTo(3000, 1e-6));
    assertThat(shown.weeks().get(1).statistics().median(), closeTo(4, 1e-9));
    assertThat(shown.scale(), closeTo(1e6, 1e-6));
  }

  private static WeeklyRecord week(int day, double value) {
    LocalDate monday = LocalDate.of(2026, 6, day);
    Run run = new Run("job", "7", Instant.parse(monday + "T01:00:00Z"), null, null);
    return new WeeklyRecord(
        monday, Statistics.of(new double[] {value}), List.of(new Point(value, Double.NaN, run)));
  }
}
