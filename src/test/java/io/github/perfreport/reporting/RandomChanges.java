package io.github.perfreport.reporting;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.Gap;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Change.Shift;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lanes with every kind of finding and any values, the same for the same seed. */
final class RandomChanges {

  private final Random random;

  RandomChanges(long seed) {
    random = new Random(seed);
  }

  LaneChanges lane() {
    String lane = text();
    return new LaneChanges(
        lane,
        run(),
        date(),
        some(this::resource),
        some(this::event),
        some(this::exceeded),
        some(this::drift),
        some(() -> missing(lane)),
        Duration.ofMillis(random.nextInt()),
        time());
  }

  private ResourceState resource() {
    TreeMap<String, LocalDate> weeks = new TreeMap<>();
    some(this::text).forEach(metric -> weeks.put(metric, date()));
    RunCount runs =
        random.nextBoolean()
            ? new RunCount(count(), -1, -1)
            : new RunCount(count(), count(), count());
    return new ResourceState(text(), weeks, run(), date(), runs);
  }

  private Event event() {
    List<Change> changes = Stream.concat(Stream.of(change()), some(this::change).stream()).toList();
    return new Event(
        changes,
        some(this::change),
        some(() -> new Marker(date(), text())),
        some(() -> new JobStart(text(), run())));
  }

  private Change change() {
    return new Change(
        series(),
        run(),
        run(),
        time(),
        orNull(() -> new Gap(count(), run())),
        new Shift(number(), number(), random.nextDouble(), count(), count()),
        one(Verdict.values()),
        one(Status.values()),
        orNull(() -> one(NoAlarmReason.values())),
        orNull(this::text));
  }

  private PassedThreshold exceeded() {
    return new PassedThreshold(
        series(), number(), number(), count(), count(), run(), orNull(this::text));
  }

  private Drift drift() {
    return new Drift(
        series(),
        count(),
        number(),
        number(),
        number(),
        count(),
        count(),
        run(),
        one(Verdict.values()),
        random.nextBoolean(),
        orNull(this::text));
  }

  private MissingData missing(String lane) {
    MissingData.Kind kind = one(MissingData.Kind.values());
    List<String> unmatched = kind == MissingData.Kind.NO_MATCH ? some(this::text) : List.of();
    return new MissingData(lane, kind, text(), unmatched, time(), time());
  }

  private SeriesKey series() {
    return new SeriesKey(text(), text(), text());
  }

  private Run run() {
    return new Run(text(), text(), time(), orNull(this::text), null);
  }

  private Instant time() {
    return Instant.ofEpochSecond(
        random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt(40_000));
  }

  private int count() {
    return random.nextInt(Integer.MAX_VALUE);
  }

  private double number() {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> random.nextInt(1000);
      case 2 -> random.nextGaussian();
      default -> finite(Double.longBitsToDouble(random.nextLong()));
    };
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.MAX_VALUE;
  }

  /** A few characters, those too that JSON and Java treat in a special way. */
  private String text() {
    return some(() -> one("a", "Z", "-", "/", "\"", "\\", "\n", "\u2028", "é", "😀", "</script>"))
        .stream()
        .reduce("", String::concat);
  }

  @SafeVarargs
  private <T> T one(T... all) {
    return all[random.nextInt(all.length)];
  }

  private <T> T orNull(Supplier<T> maker) {
    return random.nextBoolean() ? null : maker.get();
  }

  private <T> List<T> some(Supplier<T> maker) {
    return Stream.generate(maker).limit(random.nextInt(4)).toList();
  }
}
