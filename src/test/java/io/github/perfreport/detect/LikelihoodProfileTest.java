package io.github.perfreport.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notANumber;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikelihoodProfileTest {

  @Test
  void fiveAndFiveApart() {
    // Half the thresholds lie on either value, where 5 points count half: 2.5 of 5 and none of 5,
    // against 2.5 of 10.
    // 2·[5·ln ½ − 2.5·ln ¼ − 7.5·ln ¾] = 15·ln 4/3.
    double[] profile = profile(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
    assertThat(profile[5], closeTo(15 * Math.log(4 / 3.0), 1e-12));
  }

  @Test
  void thresholdsAreWeighedByWhatTheySay() {
    // Eight thresholds: the outer values once each, their neighbours twice, the middle once each.
    double outer = 2 * (h(.5, 3) + h(0, 3) - h(.5, 6));
    double neighbour = 2 * (h(1.5, 3) + h(0, 3) - h(1.5, 6));
    double middle = 2 * (h(2.5, 3) + h(0, 3) - h(2.5, 6));

    assertThat(
        profile(1, 2, 3, 4, 5, 6)[3],
        closeTo(
            Math.sqrt((outer * outer + 2 * neighbour * neighbour + middle * middle) / 4), 1e-12));
  }

  private static double h(double below, double points) {
    double above = points - below;
    return (below == 0 ? 0 : below * Math.log(below / points)) + above * Math.log(above / points);
  }

  @Test
  void equalValuesHaveNoCut() {
    double[] profile = profile(7, 7, 7, 7, 7, 7);
    Arrays.stream(profile, 2, 5).forEach(ratio -> assertThat(ratio, closeTo(0, 1e-12)));
  }

  @Test
  void aStretchIsAllThatCounts() {
    double[] series = {9, -0.0, 1, 2, 3, 0, 6, 5, 7, -9};
    double[] stretch = Arrays.copyOfRange(series, 1, 9);

    assertThat(new LikelihoodProfile(series).of(1, 9, 2), is(profile(stretch)));
  }

  @Test
  void bothZerosAreOneValue() {
    assertThat(profile(-0.0, 0, 0, 1, 1, 1), is(profile(0, 0, 0, 1, 1, 1)));
  }

  @Test
  void tooShortASideHasNoRatio() {
    double[] profile = profile(1, 2, 3, 4, 5, 6);
    assertThat(profile.length, is(6));
    for (int k : new int[] {0, 1, 5}) {
      assertThat(profile[k], is(notANumber()));
    }
  }

  @Test
  void aStretchTooShortToCutHasNone() {
    Arrays.stream(profile(1, 2, 3)).forEach(ratio -> assertThat(ratio, is(notANumber())));
  }

  @Test
  void readsTheSameBackwards() {
    Random random = new Random(1);
    double[] values = random.doubles(40).toArray();
    double[] reversed = new double[40];
    Arrays.setAll(reversed, i -> values[39 - i]);
    double[] profile = profile(values);
    double[] mirrored = profile(reversed);
    for (int k = 2; k <= 38; k++) {
      // The thresholds are the same but for those that fall between two points, which round down.
      assertThat(profile[k], closeTo(mirrored[40 - k], 1e-9));
    }
  }

  @Test
  void seesAChangeOfSpread() {
    double[] profile = profile(5, 6, 5, 6, 5, 6, 1, 9, 2, 10, 0, 11);
    assertThat(profile[6], greaterThan(profile[3]));
  }

  private static double[] profile(double... values) {
    return new LikelihoodProfile(values).of(0, values.length, 2);
  }
}
