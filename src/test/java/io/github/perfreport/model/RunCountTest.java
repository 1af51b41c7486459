package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCountTest {

  private static final Instant FIRST_MONDAY = Instant.parse("2025-12-29T00:00:00Z");

  @Test
  void usualIsWhatTheEightWeeksBeforeHadWithoutTheirExtremes() {
    RunCount count = RunCount.of(weeks(Duration.ZERO, 99, 0, 28, 27, 26, 60, 28, 26, 27, 19));

    assertThat(count, is(new RunCount(19, 26, 28)));
  }

  @Test
  void fourWeeksAreEnoughToKnowWhatIsUsualThreeAreNot() {
    assertThat(RunCount.of(weeks(Duration.ZERO, 5, 7, 6, 8, 7)), is(new RunCount(7, 6, 7)));
    assertThat(RunCount.of(weeks(Duration.ZERO, 5, 7, 6, 7)).hasUsual(), is(false));
    assertThat(RunCount.of(weeks(Duration.ZERO, 1)), is(new RunCount(1, -1, -1)));
  }

  @Test
  void aWeekThatHasNotEndedIsHeldAgainstTheSameDaysOfOthers() {
    // Three a day; the newest week has come to Thursday at midday.
    List<Instant> runs = weeks(Duration.ofHours(8), 21, 21, 21, 21, 21, 11);

    assertThat(RunCount.of(runs), is(new RunCount(11, 11, 11)));
  }

  /** Weeks of as many runs, each week's with the same time between them. */
  private static List<Instant> weeks(Duration between, int... counts) {
    List<Instant> times = new ArrayList<>();
    for (int week = 0; week < counts.length; week++) {
      for (int run = 0; run < counts[week]; run++) {
        times.add(FIRST_MONDAY.plus(Duration.ofDays(7L * week)).plus(between.multipliedBy(run)));
      }
    }
    return times;
  }
}
