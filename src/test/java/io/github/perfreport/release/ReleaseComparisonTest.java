package io.github.perfreport.release;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Series;
import io.github.perfreport.page.Histories;
import io.github.perfreport.release.ReleaseComparison.Period;
import io.github.perfreport.release.ReleaseComparison.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseComparisonTest {

  private static final Marker V1_6 = marker("2025-10-06", "v1.6.0");
  private static final Marker V1_7 = marker("2025-10-13", "v1.7.0");

  @Test
  void theNewestReleaseIsHeldAgainstTheRunsSinceTheOneBefore() {
    // A run a day: a week of 50 that no longer counts, then 10 and 12, and 20 and 22 by turns.
    Series series =
        daily("m", 50, 50, 50, 50, 50, 50, 50, 10, 12, 10, 12, 10, 12, 10, 20, 22, 20, 22);

    ReleaseComparison compared = compare(List.of(V1_7, V1_6), series).orElseThrow();

    assertThat(compared.before(), equalTo(new Period(V1_6.date(), V1_7.date(), "v1.6.0")));
    assertThat(compared.since(), equalTo(new Period(V1_7.date(), null, "v1.7.0")));
    Row row = compared.rows().get(0);
    assertThat(row.before().count(), is(7));
    assertThat(row.before().average(), closeTo(76 / 7.0, 1e-12));
    assertThat(row.since().count(), is(4));
    assertThat(row.since().average(), is(21.0));
    assertThat(row.difference(), closeTo(21 * 7 / 76.0 - 1, 1e-12));
    assertThat(row.standsOut(), is(true));
  }

  @Test
  void withoutAReleaseBeforeTheHistoryBeginsTheComparison() {
    ReleaseComparison compared = compare(List.of(V1_6), daily("m", steady(14))).orElseThrow();

    assertThat(compared.before(), equalTo(new Period(null, V1_6.date(), "")));
    assertThat(compared.rows().get(0).before().count(), is(7));
  }

  @Test
  void aReleaseBeforeTheFirstRunStillNamesWhatIsComparedWith() {
    Marker older = marker("2025-03-25", "v1.5.0");

    ReleaseComparison compared =
        compare(List.of(older, V1_6), daily("m", steady(14))).orElseThrow();

    assertThat(compared.before().label(), equalTo("v1.5.0"));
  }

  @Test
  void aReleaseToComeIsLeftOutAndLinesOfADayAreOne() {
    Marker candidate = marker("2025-10-06", "v1.6.0-rc.0");
    List<Marker> lines = new ArrayList<>(List.of(V1_6, candidate, marker("2026-01-01", "v1.8.0")));

    ReleaseComparison compared = compare(lines, daily("m", steady(14))).orElseThrow();
    Collections.reverse(lines);

    assertThat(compared.since().label(), equalTo("v1.6.0, v1.6.0-rc.0"));
    assertThat(compare(lines, daily("m", steady(14))), equalTo(Optional.of(compared)));
  }

  @Test
  void aMetricThatCameOrWentHasOneSideAndNoDifference() {
    Series whole = daily("whole", steady(14));
    Series ended = daily("ended", steady(5));
    Series began = new Series("began", whole.weeks().subList(1, 2));

    List<Row> rows = compare(List.of(V1_6), whole, ended, began).orElseThrow().rows();

    assertThat(rows.stream().map(Row::metric).toList(), contains("whole", "ended", "began"));
    assertThat(rows.get(1).since(), is(nullValue()));
    assertThat(rows.get(2).before(), is(nullValue()));
    assertThat(rows.get(2).difference(), is(Double.NaN));
    assertThat(rows.get(2).standsOut(), is(false));
  }

  @Test
  void scatterAndASingleRunDoNotStandOut() {
    Series scattered = daily("m", 1, 9, 1, 9, 1, 9, 1, 2, 10, 2, 10, 2, 10, 2);
    Series single = daily("m", 1, 1, 1, 1, 1, 1, 1, 2);
    Series small = daily("m", 100, 100, 100, 100, 100, 100, 100, 104.9, 104.9);

    assertThat(rowOf(scattered).difference(), closeTo(38 / 31.0 - 1, 1e-12));
    assertThat(rowOf(scattered).standsOut(), is(false));
    assertThat(rowOf(single).standsOut(), is(false));
    assertThat(rowOf(small).standsOut(), is(false));
  }

  @Test
  void aStartFromZeroIsInfiniteAndNoMoveIsNone() {
    assertThat(
        rowOf(daily("m", 0, 0, 0, 0, 0, 0, 0, 1, 1)).difference(), is(Double.POSITIVE_INFINITY));
    assertThat(rowOf(daily("m", 0, 0, 0, 0, 0, 0, 0, 0, 0)).difference(), is(0.0));
  }

  @Test
  void thereIsNoComparisonWithoutRunsOnBothSides() {
    assertThat(compare(List.of(), daily("m", steady(14))), equalTo(Optional.empty()));
    assertThat(compare(List.of(V1_6), daily("m", steady(3))), equalTo(Optional.empty()));
    assertThat(compare(List.of(V1_6)), equalTo(Optional.empty()));
  }

  private static Row rowOf(Series series) {
    return compare(List.of(V1_6), series).orElseThrow().rows().get(0);
  }

  private static Optional<ReleaseComparison> compare(List<Marker> lines, Series... series) {
    return ReleaseComparison.of(new ResourceHistory("lane", "vmi", List.of(series)), lines);
  }

  private static Marker marker(String date, String label) {
    return new Marker(LocalDate.parse(date), label);
  }

  private static double[] steady(int days) {
    double[] values = new double[days];
    java.util.Arrays.fill(values, 7);
    return values;
  }

  /** A run a day at midnight, from Monday 2025-09-29 on. */
  static Series daily(String metric, double... values) {
    List<Point> points = new ArrayList<>();
    Instant first = Instant.parse("2025-09-29T00:00:00Z");
    for (int day = 0; day < values.length; day++) {
      Instant time = first.plusSeconds(86_400L * day);
      points.add(new Point(values[day], Double.NaN, new Run("job", "1" + day, time, null, null)));
    }
    return Histories.series(metric, points);
  }
}
