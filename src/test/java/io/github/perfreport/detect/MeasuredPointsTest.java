package io.github.perfreport.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class MeasuredPointsTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void dropsWhatIsNoNumber() {
    MeasuredPoints points = MeasuredPoints.of(new double[] {1, Double.NaN, 2, INF, -INF, 3}, 5);
    assertThat(points.values(), is(new double[] {1, 2, 3}));
    assertThat(points.index(1), is(2));
    assertThat(points.index(2), is(5));
  }

  @Test
  void aZeroAmongOthersIsMissing() {
    MeasuredPoints points = MeasuredPoints.of(new double[] {0, 20, -0.0, 21, 19}, 5);
    assertThat(points.values(), is(new double[] {20, 21, 19}));
    assertThat(points.index(0), is(1));
  }

  @Test
  void zerosStayWhereTheyAreUsual() {
    MeasuredPoints points = MeasuredPoints.of(new double[] {0, 5, -0.0, 0, 6}, 5);
    assertThat(points.values(), is(new double[] {0, 5, 0.0, 0, 6}));
  }

  @Test
  void zerosInARowAreALevel() {
    double nan = Double.NaN;
    double[] series = {7, 7, 7, 0, 7, 7, 7, 7, 7, 0, 0, nan, 0, 0, 0};

    assertThat(
        MeasuredPoints.of(series, 5).values(),
        is(new double[] {7, 7, 7, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0}));
    assertThat(MeasuredPoints.of(series, 6).values(), is(new double[] {7, 7, 7, 7, 7, 7, 7, 7}));
  }

  @Test
  void missingPointsDontMakeAZeroUsual() {
    MeasuredPoints points = MeasuredPoints.of(new double[] {Double.NaN, Double.NaN, 0, 5, 6}, 5);
    assertThat(points.values(), is(new double[] {5, 6}));
  }

  @Test
  void nothingStaysNothing() {
    assertThat(MeasuredPoints.of(new double[0], 5).values().length, is(0));
    assertThat(MeasuredPoints.of(new double[] {Double.NaN}, 5).values().length, is(0));
  }
}
