package io.github.perfreport.detect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class MannWhitneyTest {

  @Test
  void threeAndThreeApart() {
    MannWhitney test = of(3, 1, 2, 3, 4, 5, 6);
    assertThat(test.superiority(), is(1.0));
    // U = 0, mean 4.5, variance 3·3·7/12: z = (4.5 − ½)/2.291 = 1.746, whose two-sided p is .0809.
    assertThat(test.pValue(), closeTo(.0809, .0001));
  }

  @Test
  void fallingCountsAsRising() {
    assertThat(of(3, 6, 5, 4, 3, 2, 1), is(of(3, 1, 2, 3, 4, 5, 6)));
  }

  @Test
  void tiesCountHalf() {
    // Of 4 pairs 3 are won and 1 is tied.
    assertThat(of(2, 1, 2, 2, 3).superiority(), is(.875));
  }

  @Test
  void equalValuesAreNoDifference() {
    assertThat(of(3, 4, 4, 4, 4, 4, 4), is(new MannWhitney(1, .5)));
  }

  @Test
  void looksAtItsStretchOnly() {
    double[] values = {99, 1, 2, 3, 4, 5, 6, -99};
    assertThat(MannWhitney.of(values, new Split(1, 4, 7, 0)), is(of(3, 1, 2, 3, 4, 5, 6)));
  }

  private static MannWhitney of(int at, double... values) {
    return MannWhitney.of(values, new Split(0, at, values.length, 0));
  }
}
