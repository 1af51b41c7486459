package io.github.perfreport.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedRangeTest {

  private static final double MIN_SIZE = .05;

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5"})
  void unchangedRunsAreSeldomOutside(int runs) {
    Random random = new Random(7);
    int outside = 0;
    int comparisons = 20_000;
    for (int i = 0; i < comparisons; i++) {
      ExpectedRange range = ExpectedRange.of(noise(random, 40), runs, 1, 0);
      outside += range.compare(noise(random, runs)) == 0 ? 0 : 1;
    }
    // Both directions are counted, each with its own error rate.
    assertThat(outside / (double) comparisons, lessThan(.02));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "5"})
  void aRiseOfTheVisibleSizeIsSeenInFourOfFiveCases(int runs) {
    Random random = new Random(7);
    int seen = 0;
    int comparisons = 5_000;
    for (int i = 0; i < comparisons; i++) {
      ExpectedRange range = ExpectedRange.of(noise(random, 100), runs, 20, 0);
      double[] risen =
          Arrays.stream(noise(random, runs)).map(value -> value + range.visibleRise()).toArray();
      seen += range.compare(risen) > 0 ? 1 : 0;
    }
    assertThat(seen / (double) comparisons, closeTo(.8, .05));
  }

  @Test
  void moreRunsSeeSmallerChanges() {
    double[] level = noise(new Random(7), 60);
    double one = ExpectedRange.of(level, 1, 45, 0).visibleRise();
    double three = ExpectedRange.of(level, 3, 45, 0).visibleRise();
    double five = ExpectedRange.of(level, 5, 45, 0).visibleRise();
    assertThat(three, lessThan(.75 * one));
    assertThat(five, lessThan(.85 * three));
  }

  @Test
  void moreComparisonsNeedMore() {
    double[] level = noise(new Random(7), 60);
    assertThat(
        ExpectedRange.of(level, 1, 45, 0).high(),
        greaterThan(ExpectedRange.of(level, 1, 1, 0).high()));
  }

  @ParameterizedTest
  @CsvSource({"104, 0", "106, 1", "96, 0", "94, -1"})
  void aDifferenceThatNobodyActsOnIsExpected(double value, int expected) {
    double[] ties = DoubleStream.generate(() -> 100).limit(20).toArray();
    assertThat(ExpectedRange.of(ties, 1, 1, MIN_SIZE).compare(new double[] {value}), is(expected));
  }

  @Test
  void theUpperOfTwoModesIsExpected() {
    double[] level = new double[50];
    Arrays.setAll(level, i -> i % 5 == 0 ? 60 : 30);
    ExpectedRange range = ExpectedRange.of(level, 1, 45, MIN_SIZE);
    assertThat(range.compare(new double[] {60}), is(0));
    assertThat(range.compare(new double[] {90}), is(1));
  }

  @ParameterizedTest
  @CsvSource({"300, 0", "320, 1"})
  void whatTheNewestRunsHaveIsExpected(double value, int expected) {
    double[] level = new double[40];
    Arrays.setAll(level, i -> i < 39 ? 100 + i % 3 : 310);
    assertThat(
        ExpectedRange.of(level, 3, 1, MIN_SIZE).compare(new double[] {value, value, value}),
        is(expected));
  }

  @Test
  void ofTwoRunsBothHaveToBeOutside() {
    double[] level = noise(new Random(7), 60);
    ExpectedRange range = ExpectedRange.of(level, 2, 1, MIN_SIZE);
    assertThat(range.compare(new double[] {900, 100}), is(0));
    assertThat(range.compare(new double[] {900, 900}), is(1));
    assertThat(range.compare(new double[] {10, 100}), is(0));
    assertThat(range.compare(new double[] {10, 10}), is(-1));
  }

  @Test
  void onlyPointsSinceTheLastChangeCount() {
    Random random = new Random(7);
    double[] series =
        DoubleStream.concat(
                Arrays.stream(noise(random, 30)), Arrays.stream(noise(random, 20)).map(v -> 2 * v))
            .toArray();
    assertThat(PresentLevel.of(series).length, is(20));
  }

  private static double[] noise(Random random, int count) {
    return random.doubles(count).map(any -> 100 + 10 * random.nextGaussian()).toArray();
  }
}
