package io.github.perfreport.weekly;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.joda.time.Duration;

/** ISO weeks: Monday 00:00 UTC to the next, labelled by that Monday. */
public final class Weeks {

  /** The number of days in a week's record. */
  public static final int DAYS = 7;

  /** Windows of 7 days begin on a Thursday, since 1970 did; this offset moves them to Monday. */
  private static final Duration THURSDAY_TO_MONDAY = Duration.standardDays(4);

  private Weeks() {}

  /** The windows of ISO weeks. */
  public static FixedWindows windows() {
    return FixedWindows.of(Duration.standardDays(DAYS)).withOffset(THURSDAY_TO_MONDAY);
  }

  /** The label of a window. */
  public static LocalDate mondayOf(IntervalWindow week) {
    return mondayOf(java.time.Instant.ofEpochMilli(week.start().getMillis()));
  }

  /** The Monday of the week of an instant. */
  public static LocalDate mondayOf(java.time.Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
