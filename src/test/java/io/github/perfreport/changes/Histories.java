package io.github.perfreport.changes;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.weekly.ResourceWeek;
import io.github.perfreport.weekly.Weeks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/** Invented lanes of a run a day from 2026-01-01 on, at 06:00 UTC, with a little noise. */
public final class Histories {

  static final Instant START = Instant.parse("2026-01-01T06:00:00Z");

  private Histories() {}

  /** A lane that reports one metric of vmi. */
  public static Lane lane(String name, ChangeRules rules, String... metrics) {
    return new Lane(
        name,
        new Lane.Source("nowhere", List.of(), TimeBound.parse("0"), null),
        List.of(),
        Map.of("vmi", List.of(metrics)),
        Lane.Report.PLAIN,
        Lane.Folders.of("nowhere", name),
        rules);
  }

  public static Run run(String job, int day) {
    String commit = String.format("%040x", day + 1);
    Instant time = START.plus(day, ChronoUnit.DAYS);
    return new Run(job, Long.toString(1000 + day), time, commit, "SUCCESS");
  }

  /** Runs of days with a value for each metric. */
  static List<RunColumns> runsOf(int days, IntFunction<String> job, DoubleUnaryOperator... levels) {
    Random random = new Random(7);
    List<RunColumns> runs = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      double[] values = new double[levels.length];
      for (int i = 0; i < levels.length; i++) {
        values[i] = levels[i].applyAsDouble(day) * (1 + .01 * random.nextGaussian());
      }
      runs.add(new RunColumns(run(job.apply(day), day), values, null));
    }
    return runs;
  }

  public static List<RunColumns> runs(int days, DoubleUnaryOperator... levels) {
    return runsOf(days, day -> "job", levels);
  }

  /** The level before a day and from it on. */
  public static DoubleUnaryOperator step(int day, double before, double after) {
    return d -> d < day ? before : after;
  }

  static List<ResourceWeek> weeks(List<RunColumns> runs) {
    Map<LocalDate, List<RunColumns>> weeks = new TreeMap<>();
    for (RunColumns run : runs) {
      weeks.computeIfAbsent(Weeks.mondayOf(run.run().time()), monday -> new ArrayList<>()).add(run);
    }
    return weeks.entrySet().stream().map(w -> new ResourceWeek(w.getKey(), w.getValue())).toList();
  }

  public static ResourceFindings findings(Lane lane, List<RunColumns> runs) {
    return new ResourceScan(lane, "vmi").scan(weeks(runs)).orElseThrow();
  }
}
