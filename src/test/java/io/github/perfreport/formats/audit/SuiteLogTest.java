package io.github.perfreport.formats.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;

import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.formats.audit.SuiteLog.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Logs of Ginkgo 2.5 and newer, whose passing specs have no name. */
class SuiteLogTest {

  private static final int LOGS = 6_000;

  private static final List<ResourceRule> RULES =
      Scanned.RULES.stream().map(SuiteLogTest::withOnly).toList();

  private static ResourceRule withOnly(ResourceRule rule) {
    boolean vmi = rule.resource().equals("vmi");
    List<String> only = vmi ? List.of() : List.copyOf(SuiteLog.ONLY_VMS);
    return new ResourceRule(rule.resource(), rule.spec(), rule.artifacts(), only);
  }

  private static void forEachSeed(Consumer<SplittableRandom> test) {
    SplittableRandom seeds = new SplittableRandom(20_230_508);
    for (int i = 0; i < LOGS; i++) {
      long seed = seeds.nextLong();
      try {
        test.accept(new SplittableRandom(seed));
      } catch (AssertionError e) {
        throw new AssertionError("log " + i + ", seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  @Test
  void givesEachBlockToItsResourceWhereverTheEvidenceDecides() {
    int[] decided = new int[1];
    forEachSeed(random -> decided[0] += checkWhole(random));
    assertThat(decided[0], greaterThan(LOGS));
  }

  private static int checkWhole(SplittableRandom random) {
    SuiteLog suite = new SuiteLog(random);
    Scanned scanned = scan(dressed(suite.print(), random));
    assertNoneIsWrong(suite, scanned);
    Map<String, Map<String, Double>> decided = decided(suite.specs());
    decided.forEach((name, values) -> assertThat(scanned.values(), hasKey(name)));
    assertThat(
        "all are there or refused", missing(suite, scanned), equalTo(scanned.refusals().size()));
    return decided.size();
  }

  private static int missing(SuiteLog suite, Scanned scanned) {
    int printed = (int) suite.specs().stream().filter(SuiteLogTest::printed).count();
    return printed - scanned.values().size();
  }

  @Test
  void givesNoBlockOfACutLogToAnother() {
    forEachSeed(
        random -> {
          SuiteLog suite = new SuiteLog(random);
          byte[] log = dressed(suite.print(), random);
          int from = random.nextBoolean() ? 0 : random.nextInt(log.length);
          int to = random.nextInt(from, log.length) + 1;
          assertNoneIsWrong(suite, scan(Arrays.copyOfRange(log, from, to)));
        });
  }

  @Test
  void givesNoBlockToAnotherWhereMarksAreLost() {
    forEachSeed(
        random -> {
          SuiteLog suite = new SuiteLog(random);
          List<String> lines = new ArrayList<>(suite.print().lines());
          List<Integer> marks = new ArrayList<>();
          for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("[SP•]*•[SP•]*")) {
              marks.add(i);
            }
          }
          if (!marks.isEmpty()) {
            lines.remove((int) marks.get(random.nextInt(marks.size())));
          }
          assertNoneIsWrong(suite, scan(dressed(new LogBuilder().add(lines), random)));
        });
  }

  private static byte[] dressed(LogBuilder log, SplittableRandom random) {
    LogBuilder.Prefix[] prefixes = LogBuilder.Prefix.values();
    return log.bytes(
        prefixes[random.nextInt(prefixes.length)], random.nextInt(4) == 0, random.nextInt(4) == 0);
  }

  private static Scanned scan(byte[] log) {
    return Scanned.of(RULES, log, BlockScanner.DEFAULT_MAX_BLOCK);
  }

  private static void assertNoneIsWrong(SuiteLog suite, Scanned scanned) {
    Map<String, Map<String, Double>> truth = new TreeMap<>();
    suite.specs().stream()
        .filter(SuiteLogTest::printed)
        .forEach(spec -> truth.put(spec.block().resource(), spec.block().values()));
    scanned
        .values()
        .forEach(
            (name, values) -> assertThat("block of " + name, values, equalTo(truth.get(name))));
  }

  private static boolean printed(Spec spec) {
    return spec.block() != null && spec.end().hasBlock();
  }

  /**
   * What all assignments agree on that fit the log: each block that no report names gets each of
   * the resources in turn, in the order of the source, but none that a report names.
   */
  private static Map<String, Map<String, Double>> decided(List<Spec> specs) {
    List<Spec> known =
        specs.stream()
            .filter(spec -> spec.block() != null)
            .filter(spec -> spec.end().isNamed() || printed(spec))
            .toList();
    List<List<Integer>> assignments = new ArrayList<>();
    assign(known, new ArrayList<>(), assignments);
    Map<String, Map<String, Double>> decided = new TreeMap<>();
    for (int i = 0; i < known.size(); i++) {
      Set<Integer> resources = new HashSet<>();
      for (List<Integer> assignment : assignments) {
        resources.add(assignment.get(i));
      }
      if (resources.size() == 1 && printed(known.get(i))) {
        decided.put(known.get(i).block().resource(), known.get(i).block().values());
      }
    }
    return decided;
  }

  private static void assign(
      List<Spec> specs, List<Integer> assignment, List<List<Integer>> assignments) {
    if (assignment.size() == specs.size()) {
      assignments.add(List.copyOf(assignment));
      return;
    }
    Spec spec = specs.get(assignment.size());
    int first = assignment.isEmpty() ? 0 : assignment.get(assignment.size() - 1) + 1;
    for (int resource = first; resource < SampleBlock.ALL.size(); resource++) {
      if (mayBe(spec, resource)) {
        assignment.add(resource);
        assign(specs, assignment, assignments);
        assignment.remove(assignment.size() - 1);
      }
    }
  }

  private static boolean mayBe(Spec spec, int resource) {
    boolean vm = spec.block().numbers().keySet().stream().anyMatch(SuiteLog.ONLY_VMS::contains);
    return spec.end().isNamed()
        ? SampleBlock.ALL.get(resource).resource().equals(spec.block().resource())
        : !(vm && resource == 0);
  }
}
