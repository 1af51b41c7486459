package io.github.perfreport.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeDetectorTest {

  private final ChangeDetector detector = new ChangeDetector();

  @Test
  void tellsALevelFromTheNext() {
    double[] series = steps(100, 90, 1.1, 10, 315.5);
    List<ChangePoint> changes = detector.find(series);
    assertThat(changes, hasSize(1));
    ChangePoint change = changes.get(0);
    assertThat(change.index(), is(90));
    assertThat(change.before(), is(1.1));
    assertThat(change.after(), is(315.5));
    assertThat(change.pointsBefore(), is(90));
    assertThat(change.pointsAfter(), is(10));
    assertThat(change.pValue(), is(lessThan(1e-20)));
  }

  @Test
  void aSpikeDoesNotMoveTheLevel() {
    double[] series = steps(60, 30, 10, 30, 20);
    series[5] = 1000;
    series[45] = 1000;
    ChangePoint change = detector.find(series).get(0);
    assertThat(change.before(), is(10.0));
    assertThat(change.after(), is(20.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9, 10, 120})
  void equalValuesNeverChange(int points) {
    assertThat(detector.find(steps(points, points, 100)), is(empty()));
    assertThat(detector.find(steps(points, points, 0)), is(empty()));
  }

  @Test
  void ninePointsAreTooFew() {
    assertThat(detector.find(steps(9, 4, 1, 5, 9)), is(empty()));
  }

  @Test
  void aLevelFromZero() {
    assertThat(detector.indexes(steps(120, 80, 0, 40, 5)), contains(80));
  }

  @Test
  void zerosAreMissingWhereTheyAreUnusual() {
    double[] series = noise(11, 120, 20, 1);
    for (int i = 60; i < 90; i++) {
      series[i] = i % 5 == 0 ? series[i] : 0;
    }
    assertThat(detector.find(series), is(empty()));
  }

  @Test
  void aStretchOfZerosIsALevel() {
    double[] series = noise(11, 120, 20, 1);
    Arrays.fill(series, 60, 90, 0);
    assertThat(detector.indexes(series), contains(60, 90));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 12, 40})
  void aRiseFromZeroIsNotForgotten(int since) {
    assertThat(detector.indexes(steps(12 + since, 12, 0, since, 25)), contains(12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theNewestFourPointsAreNoLevel(int points) {
    double[] series = noise(5, 120, 20, .2);
    for (int i = 120 - points; i < 120; i++) {
      series[i] *= 2;
    }
    assertThat(detector.find(series), is(empty()));
  }

  @Test
  void indexesAreThoseOfTheCaller() {
    double[] series = steps(60, 30, 10, 30, 20);
    // 13 points go before the step, 4 after it.
    Arrays.fill(series, 0, 10, Double.NaN);
    Arrays.fill(series, 27, 30, 0);
    Arrays.fill(series, 30, 34, Double.POSITIVE_INFINITY);
    ChangePoint change = detector.find(series).get(0);
    assertThat(change.index(), is(34));
    assertThat(change.pointsBefore(), is(17));
    assertThat(change.pointsAfter(), is(26));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aShortBurstIsNoLevel(int points) {
    double[] series = noise(5, 120, 20, 1);
    for (int i = 0; i < points; i++) {
      series[60 + i] *= 3;
    }
    assertThat(detector.find(series), is(empty()));
  }

  @Test
  void fivePointsAreALevel() {
    double[] series = noise(5, 120, 20, 1);
    for (int i = 115; i < 120; i++) {
      series[i] += 20;
    }
    assertThat(detector.indexes(series), contains(115));
  }

  @ParameterizedTest
  @CsvSource({"5, 8", "6, 10", "8, 10", "10, 10", "14, 20"})
  void aBurstThatIsOverIsTwoChangesAtItsEndsOrNone(int points, int since) {
    for (int seed = 0; seed < 20; seed++) {
      double[] series = noise(seed, 40 + points + since, 100, 2);
      for (int i = 0; i < points; i++) {
        series[40 + i] *= 3;
      }

      List<Integer> found = detector.indexes(series).stream().filter(i -> i > 30).toList();

      if (!found.isEmpty()) {
        assertThat("seed " + seed, found, contains(40, 40 + points));
      }
    }
  }

  @Test
  void upAndBackIsTwoChanges() {
    double[] series = noise(6, 120, 100, 1);
    for (int i = 50; i < 70; i++) {
      series[i] += 8;
    }
    List<ChangePoint> changes = detector.find(series);
    assertThat(changes.stream().map(ChangePoint::index).toList(), contains(50, 70));
    assertThat(changes.get(0).pointsAfter(), is(20));
    assertThat(changes.get(1).pointsBefore(), is(20));
    assertThat(changes.get(0).after(), is(changes.get(1).before()));
    // The standard error of a mean of 20 is .22.
    assertThat(changes.get(0).after(), is(closeTo(108, 1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aStepOfThreeSigmaIsPlacedWithinThreePoints(long seed) {
    double[] series = noise(seed, 120, 50, 1);
    int at = 62 + (int) seed * 4;
    for (int i = at; i < 120; i++) {
      series[i] -= 3;
    }
    List<Integer> found = detector.indexes(series);
    assertThat(found, hasSize(1));
    assertThat(Math.abs(found.get(0) - at), is(lessThanOrEqualTo(3)));
  }

  @Test
  void aStepOfASeriesWithTwoModes() {
    double[] series = twoModes(4, 120);
    for (int i = 80; i < 120; i++) {
      series[i] += 3;
    }
    List<Integer> found = detector.indexes(series);
    assertThat(found, hasSize(1));
    assertThat(Math.abs(found.get(0) - 80), is(lessThanOrEqualTo(3)));
  }

  @Test
  void twoModesAloneAreNoChange() {
    long alarmed = seeds(100).filter(seed -> !detector.find(twoModes(seed, 120)).isEmpty()).count();
    assertThat(alarmed, is(lessThanOrEqualTo(3L)));
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 30, 60, 120, 400})
  void noiseSeldomAlarms(int points) {
    long alarmed =
        seeds(200).filter(seed -> !detector.find(noise(seed, points, 9, 1)).isEmpty()).count();
    // One in a hundred is promised; of 200, six or more have a chance of 2 %.
    assertThat(alarmed, is(lessThanOrEqualTo(5L)));
  }

  @Test
  void aStepOutweighsDependentNoise() {
    double[] series = noise(8, 200, 0, 1);
    for (int i = 1; i < 200; i++) {
      series[i] += .5 * series[i - 1];
    }
    double[] shifted = series.clone();
    for (int i = 120; i < 200; i++) {
      shifted[i] += 6;
    }
    assertThat(detector.find(series), is(empty()));
    assertThat(detector.find(shifted), hasSize(1));
    assertThat(Math.abs(detector.indexes(shifted).get(0) - 120), is(lessThanOrEqualTo(3)));
  }

  static Stream<DoubleUnaryOperator> risingTransformations() {
    return Stream.of(
        v -> v * 1024, v -> v / 1e9, v -> v + 1000, Math::exp, v -> Math.sqrt(v), v -> v * v * v);
  }

  @ParameterizedTest
  @MethodSource("risingTransformations")
  void onlyTheOrderOfValuesCounts(DoubleUnaryOperator transformation) {
    double[] series = noise(7, 150, 10, 1);
    for (int i = 90; i < 150; i++) {
      series[i] += 2;
    }
    List<ChangePoint> plain = detector.find(series);
    List<ChangePoint> other = detector.find(Arrays.stream(series).map(transformation).toArray());
    assertThat(plain, hasSize(1));
    assertThat(other, hasSize(1));
    assertThat(other.get(0).index(), is(plain.get(0).index()));
    assertThat(other.get(0).pValue(), is(plain.get(0).pValue()));
  }

  @Test
  void upsideDownIsTheSame() {
    double[] series = steps(100, 40, 5, 60, 6);
    double[] negated = Arrays.stream(series).map(v -> -v).toArray();
    assertThat(detector.indexes(negated), is(detector.indexes(series)));
  }

  @Test
  void hugeAndTinyValues() {
    assertThat(detector.indexes(steps(60, 30, -1.7e308, 30, 1.7e308)), contains(30));
    assertThat(
        detector.indexes(steps(60, 30, Double.MIN_VALUE, 30, 2 * Double.MIN_VALUE)), contains(30));
  }

  @Test
  void leavesItsInputAlone() {
    double[] series = noise(9, 50, 0, 1);
    double[] copy = series.clone();
    detector.find(series);
    assertThat(series, is(copy));
  }

  @Test
  void sameInputSameOutput() {
    double[] series = noise(10, 500, 0, 1);
    assertThat(new ChangeDetector().find(series), is(detector.find(series)));
  }

  @Test
  void tenThousandPoints() {
    double[] series = noise(12, 10_000, 100, 1);
    for (int i = 0; i < series.length; i++) {
      series[i] += i / 1000 % 2 * 10;
    }
    List<Integer> found = assertTimeout(Duration.ofSeconds(5), () -> detector.indexes(series));
    assertThat(found, contains(1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000));
  }

  @Test
  void settingsDecide() {
    double[] series = steps(60, 50, 10, 10, 20);
    assertThat(detector.indexes(series), contains(50));
    DetectorSettings patient = new DetectorSettings(20, 4, .7, 10, .001);
    assertThat(new ChangeDetector(patient).find(series), is(empty()));
  }

  /** Levels one after the other: steps(5, 3, 1, 2, 9) is 1 1 1 9 9. */
  private static double[] steps(int points, double... countsAndLevels) {
    double[] series = new double[points];
    int at = 0;
    for (int i = 0; i < countsAndLevels.length; i += 2) {
      Arrays.fill(series, at, at + (int) countsAndLevels[i], countsAndLevels[i + 1]);
      at += (int) countsAndLevels[i];
    }
    return series;
  }

  private static double[] noise(long seed, int points, double level, double sigma) {
    Random random = new Random(seed);
    return IntStream.range(0, points)
        .mapToDouble(i -> level + sigma * random.nextGaussian())
        .toArray();
  }

  /** Runs on two kinds of host: about half take 10, the others 22. */
  private static double[] twoModes(long seed, int points) {
    Random random = new Random(seed);
    return IntStream.range(0, points)
        .mapToDouble(i -> (random.nextBoolean() ? 10 : 22) + .5 * random.nextGaussian())
        .toArray();
  }

  private static Stream<Long> seeds(long count) {
    return Stream.iterate(1L, seed -> seed + 1).limit(count);
  }
}
