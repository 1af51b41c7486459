package io.github.perfreport.changes;

import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.detect.ExpectedRange;
import io.github.perfreport.detect.Median;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How often {@code compare} and its peers take an unchanged run of KubeVirt's archive for worse,
 * and what of made-up changes they find. A run of the newest year stands for one of a pull request.
 * Runs within a month of a change of the metric are left out. The limits of {@link ExpectedRange}
 * were chosen on the density lane's runs before that year.
 */
public final class ComparisonCalibration {

  private static final Instant START = Instant.parse("2025-07-24T00:00:00Z");
  private static final Instant FIRST = Instant.parse("2022-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final double MIN_SIZE = .05;
  private static final double[] SHARES = {.05, .1, .2};
  private static final double[] SIGMAS = {1, 2, 3};

  /** Student's t of 19 degrees of freedom that 1 in 20 is beyond, on either side. */
  private static final double T_OF_20 = 2.093;

  /** Says for the values of some runs whether they are worse; lower is better. */
  private interface Judge {
    boolean isWorse(CalibrationSample sample, double[] values, int comparisons);
  }

  private static final Map<String, Judge> JUDGES = new LinkedHashMap<>();

  static {
    JUDGES.put(
        "`compare`",
        (sample, values, comparisons) ->
            ExpectedRange.of(sample.level(), values.length, comparisons, MIN_SIZE).compare(values)
                > 0);
    JUDGES.put(
        "10 % against the last run",
        (sample, values, comparisons) ->
            isAbove(values, sample.history()[sample.history().length - 1]));
    JUDGES.put(
        "10 % against the mean of 4 weeks",
        (sample, values, comparisons) -> isAbove(values, sample.meanOfFourWeeks()));
    JUDGES.put(
        "t-test of the last 20 runs", (sample, values, comparisons) -> isByT(sample, values));
  }

  private final Map<Run, List<CalibrationSample>> samples = new LinkedHashMap<>();

  private ComparisonCalibration() {}

  /** Prints the tables in Markdown; without arguments. */
  public static void main(String[] args) throws IOException {
    ResultsArchive archive = ResultsArchive.read();
    ComparisonCalibration density = read(archive, "kubevirt-density", START, END);
    ComparisonCalibration performance = read(archive, "kubevirt-sig-performance", START, END);
    ComparisonCalibration earlier = read(archive, "kubevirt-density", FIRST, START);
    ComparisonCalibration newest = new ComparisonCalibration();
    newest.samples.putAll(density.samples);
    newest.samples.putAll(performance.samples);

    System.out.println("| false 'worse' | runs | of pairs, % | of runs, % |\n|---|--:|--:|--:|");
    earlier.printAlarms("kubevirt-density, earlier: limits were chosen here");
    density.printAlarms("kubevirt-density, newest year");
    performance.printAlarms("kubevirt-sig-performance, newest year");
    newest.printKinds();
    newest.printFinds();
    newest.printPeers();
  }

  private static ComparisonCalibration read(
      ResultsArchive archive, String definition, Instant from, Instant to) {
    Lane lane = Definition.read("pipelines/" + definition + ".yaml", null);
    ComparisonCalibration calibration = new ComparisonCalibration();
    for (String job : archive.jobs()) {
      if (lane.source().hasJob(job)) {
        for (String resource : lane.metrics().keySet()) {
          List<String> metrics = lane.metricsOf(resource);
          List<RunColumns> runs = archive.runs(job, resource, metrics);
          for (int column = 0; column < metrics.size(); column++) {
            CalibrationSample.of(runs, column, metrics.get(column), from, to)
                .forEach(calibration::add);
          }
        }
      }
    }
    return calibration;
  }

  private void add(CalibrationSample sample) {
    samples.computeIfAbsent(sample.run(), run -> new ArrayList<>()).add(sample);
  }

  private static boolean isAbove(double[] values, double base) {
    return Arrays.stream(values).average().orElseThrow() > base + .1 * Math.abs(base);
  }

  private static boolean isByT(CalibrationSample sample, double[] values) {
    double[] history = sample.history();
    double[] last = Arrays.copyOfRange(history, Math.max(0, history.length - 20), history.length);
    double error =
        CalibrationSample.deviation(last) * Math.sqrt(1.0 / last.length + 1.0 / values.length);
    double difference =
        Arrays.stream(values).average().orElseThrow() - Arrays.stream(last).average().orElseThrow();
    return difference > T_OF_20 * error;
  }

  /** Shares in percent. */
  private record Shares(double ofPairs, double ofRuns) {}

  /**
   * Judges all samples.
   *
   * @param added what is added to each of a sample's values
   */
  private Shares judge(
      Judge judge,
      int runs,
      Predicate<CalibrationSample> chosen,
      Function<CalibrationSample, Double> added) {
    long pairs = 0;
    long worse = 0;
    Set<Run> compared = new HashSet<>();
    Set<Run> worseRuns = new HashSet<>();
    for (Map.Entry<Run, List<CalibrationSample>> run : samples.entrySet()) {
      for (CalibrationSample sample : run.getValue()) {
        double[] values = sample.candidate(runs);
        if (values == null || !chosen.test(sample)) {
          continue;
        }
        double add = added.apply(sample);
        for (int i = 0; i < values.length; i++) {
          values[i] += add;
        }
        pairs++;
        compared.add(run.getKey());
        if (judge.isWorse(sample, values, run.getValue().size())) {
          worse++;
          worseRuns.add(run.getKey());
        }
      }
    }
    return new Shares(100.0 * worse / pairs, 100.0 * worseRuns.size() / compared.size());
  }

  private Shares falseAlarms(Judge judge, int runs) {
    return judge(judge, runs, sample -> true, sample -> 0.0);
  }

  private void printAlarms(String title) {
    for (int runs : new int[] {1, 2, 3, 5}) {
      Shares shares = falseAlarms(JUDGES.get("`compare`"), runs);
      row(title, runs, shares.ofPairs(), shares.ofRuns());
    }
  }

  private void printKinds() {
    System.out.println("\n| kind, newest year, 1 run | pairs | false 'worse', % |\n|---|--:|--:|");
    for (String kind : MetricGroups.KUBEVIRT.titles()) {
      Predicate<CalibrationSample> chosen = sample -> sample.kind().equals(kind);
      long pairs = samples.values().stream().flatMap(List::stream).filter(chosen).count();
      if (pairs > 0) {
        row(kind, pairs, judge(JUDGES.get("`compare`"), 1, chosen, sample -> 0.0).ofPairs());
      }
    }
  }

  private void printFinds() {
    System.out.println(
        "\n| `compare` finds, % of pairs | +5 % | +10 % | +20 % | +1 σ | +2 σ | +3 σ |\n"
            + "|---|--:|--:|--:|--:|--:|--:|");
    for (int runs : new int[] {1, 3, 5}) {
      finds((runs == 1 ? "1 run" : runs + " runs"), JUDGES.get("`compare`"), runs);
    }
  }

  private void printPeers() {
    for (int runs : new int[] {1, 3}) {
      System.out.println(
          "\n| "
              + (runs == 1 ? "1 run" : runs + " runs")
              + " | false, % of pairs | false, % of runs | finds +5 % | +10 % | +20 % | +1 σ | +2 σ | +3 σ |\n"
              + "|---|--:|--:|--:|--:|--:|--:|--:|--:|");
      JUDGES.forEach(
          (name, judge) -> {
            Shares shares = falseAlarms(judge, runs);
            finds(
                String.format(
                    Locale.ROOT, "%s | %.2f | %.1f", name, shares.ofPairs(), shares.ofRuns()),
                judge,
                runs);
          });
    }
  }

  private void finds(String title, Judge judge, int runs) {
    List<Object> cells = new ArrayList<>(List.of(title));
    for (double share : SHARES) {
      cells.add(found(judge, runs, sample -> share * Math.abs(Median.of(sample.level()))));
    }
    for (double sigmas : SIGMAS) {
      cells.add(found(judge, runs, sample -> sigmas * sample.deviation()));
    }
    row(cells.toArray());
  }

  private long found(Judge judge, int runs, Function<CalibrationSample, Double> added) {
    return Math.round(judge(judge, runs, sample -> added.apply(sample) > 0, added).ofPairs());
  }

  private static void row(Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(
          cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : "" + cell);
    }
    System.out.println("| " + String.join(" | ", texts) + " |");
  }
}
