package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void figuresOfFiveValuesAreThoseComputedByHand() {
    Statistics figures = Statistics.of(new double[] {20, 15, 50, 35, 40});

    assertThat(figures.count(), is(5));
    assertThat(figures.average(), is(32.0));
    assertThat(figures.median(), is(35.0));
    // Rank 4 × 0.95 = 3.8: from 40, four fifths of the way to 50.
    assertThat(figures.p95(), closeTo(48, 1e-12));
    assertThat(figures.min(), is(15.0));
    assertThat(figures.max(), is(50.0));
    // Deviations −12, −17, 18, 3, 8: squares add up to 830; 830 / 4 = 207.5.
    assertThat(figures.stdDev(), closeTo(14.4048602909, 1e-9));
  }

  @Test
  void theMedianOfAnEvenNumberIsHalfWay() {
    Statistics figures = Statistics.of(new double[] {4, 1, 3, 2});

    assertThat(figures.median(), is(2.5));
    // Rank 3 × 0.95 = 2.85: from 3 toward 4.
    assertThat(figures.p95(), closeTo(3.85, 1e-12));
  }

  @Test
  void aSingleValueHasNoDeviation() {
    Statistics figures = Statistics.of(new double[] {7.25});

    assertThat(figures, is(new Statistics(1, 7.25, 7.25, 7.25, 7.25, 7.25, null)));
    assertThat(figures.stdDev(), is(nullValue()));
  }

  @Test
  void equalValuesDeviateByNothing() {
    assertThat(Statistics.of(new double[] {0.1, 0.1, 0.1}).stdDev(), closeTo(0, 1e-15));
  }
}
