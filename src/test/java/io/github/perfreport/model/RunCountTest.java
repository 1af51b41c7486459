package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class RunCountTest {

  @Test
  void usualIsWhatTheEightWeeksBeforeHadWithoutTheirExtremes() {
    RunCount count = RunCount.of(new int[] {99, 0, 28, 27, 26, 60, 28, 26, 27, 19});

    assertThat(count, is(new RunCount(19, 26, 28)));
    assertThat(count.isFew(), is(true));
  }

  @Test
  void fourWeeksAreEnoughToKnowWhatIsUsualThreeAreNot() {
    assertThat(RunCount.of(new int[] {5, 7, 6, 8, 7}), is(new RunCount(7, 6, 7)));
    assertThat(RunCount.of(new int[] {5, 7, 6, 7}).hasUsual(), is(false));
    assertThat(RunCount.of(new int[] {0}).isFew(), is(false));
  }
}
