package io.github.perfreport.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialDependenceTest {

  @Test
  void alternatingValuesRepeatNothing() {
    assertThat(share(IntStream.range(0, 40).mapToDouble(i -> i % 2).toArray()), is(1.0));
  }

  @Test
  void aStepIsNoDependence() {
    assertThat(share(IntStream.range(0, 40).mapToDouble(i -> i < 20 ? .1 : .7).toArray()), is(1.0));
  }

  @Test
  void aSlopeRepeatsNearlyAll() {
    double share = share(IntStream.range(0, 400).mapToDouble(i -> i).toArray());
    // r is held at .9: (1 − .9)/(1 + .9).
    assertThat(share, closeTo(.1 / 1.9, 1e-9));
  }

  @Test
  void anAutoregressiveSeriesHasItsEffectiveSize() {
    Random random = new Random(3);
    double[] values = new double[4000];
    for (int i = 1; i < values.length; i++) {
      values[i] = .5 * values[i - 1] + random.nextGaussian();
    }
    // (1 − .5)/(1 + .5) = .33; ranks correlate a little less than values, and the standard error is
    // taken off.
    assertThat(share(values), closeTo(.36, .05));
    assertThat(share(values), lessThan(1.0));
  }

  private static double share(double[] values) {
    return SerialDependence.independentShare(
        values, new Split(0, values.length / 2, values.length, 0));
  }
}
