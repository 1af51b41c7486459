package io.github.perfreport.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cuts a series into levels. First it cuts generously, top down. Then it places each cut again
 * between its neighbours, and drops the locally weakest cuts until all that remain are strong
 * enough.
 *
 * <p>The second part decides. During the first part a stretch may contain several changes, which
 * blur each other's position and look like dependence between successive points.
 */
final class Segmentation {

  /**
   * The most sweeps over all cuts; neighbours that move each other back and forth would never
   * settle.
   */
  private static final int MAX_SWEEPS = 3;

  /**
   * A cut is dropped if it is weaker than this many neighbours on either side. Dropping a cut
   * changes the cuts beside it, but hardly those farther away. So many cuts of a long series can be
   * dropped at once, but only the weakest of a short one.
   */
  private static final int NEIGHBOURS = 8;

  private final double[] values;
  private final DetectorSettings settings;
  private final SplitFinder finder;
  private final Map<Split, ScoredSplit> judged = new HashMap<>();

  Segmentation(double[] values, DetectorSettings settings) {
    this.values = values;
    this.settings = settings;
    this.finder = new SplitFinder(values, settings.minPoints());
  }

  /**
   * Returns the cuts that are strong enough, ascending, each spanning the stretch between its
   * neighbours.
   */
  List<ScoredSplit> find() {
    List<Split> cuts = candidates();
    settle(cuts);
    Set<Split> failing = failing(cuts);
    while (!failing.isEmpty()) {
      cuts.removeAll(failing);
      settle(cuts);
      failing = failing(cuts);
    }
    return cuts.stream().map(this::judge).toList();
  }

  private List<Split> candidates() {
    List<Split> found = new ArrayList<>();
    Deque<Split> stretches = new ArrayDeque<>();
    push(stretches, 0, values.length);
    while (!stretches.isEmpty()) {
      Split cut = stretches.pop();
      if (cut.ratio() >= settings.minEvidence()) {
        found.add(cut);
        push(stretches, cut.from(), cut.at());
        push(stretches, cut.at(), cut.to());
      }
    }
    found.sort(Comparator.comparingInt(Split::at));
    return found;
  }

  private void push(Deque<Split> stretches, int from, int to) {
    if (finder.divisible(from, to)) {
      stretches.push(finder.best(from, to));
    }
  }

  private Set<Split> failing(List<Split> cuts) {
    double[] strengths = cuts.stream().mapToDouble(cut -> judge(cut).strength()).toArray();
    return IntStream.range(0, strengths.length)
        .filter(i -> strengths[i] < 1 && isWeakest(strengths, i))
        .mapToObj(cuts::get)
        .collect(Collectors.toSet());
  }

  /**
   * Whether a cut is weaker than its neighbours; among equal ones the first counts as the weakest.
   */
  private static boolean isWeakest(double[] strengths, int cut) {
    int end = Math.min(strengths.length, cut + NEIGHBOURS + 1);
    for (int i = Math.max(0, cut - NEIGHBOURS); i < end; i++) {
      if (strengths[i] < strengths[cut] || (strengths[i] == strengths[cut] && i < cut)) {
        return false;
      }
    }
    return true;
  }

  private ScoredSplit judge(Split split) {
    return judged.computeIfAbsent(split, s -> ScoredSplit.of(s, values, settings));
  }

  /** Places each cut again between its neighbours, until none moves. */
  private void settle(List<Split> cuts) {
    boolean moving = true;
    for (int sweep = 0; moving && sweep < MAX_SWEEPS; sweep++) {
      moving = sweep(cuts, (from, was, to) -> finder.best(from, to));
    }
    sweep(cuts, finder::cut);
  }

  /**
   * Cuts each stretch again if it no longer spans the cut's neighbours; returns whether any did.
   */
  private boolean sweep(List<Split> cuts, Cutting cutting) {
    boolean changed = false;
    for (int i = 0; i < cuts.size(); i++) {
      Split old = cuts.get(i);
      if (old.from() != start(cuts, i) || old.to() != end(cuts, i)) {
        cuts.set(i, cutting.cut(start(cuts, i), old.at(), end(cuts, i)));
        changed = true;
      }
    }
    return changed;
  }

  private int start(List<Split> cuts, int i) {
    return i == 0 ? 0 : cuts.get(i - 1).at();
  }

  private int end(List<Split> cuts, int i) {
    return i + 1 == cuts.size() ? values.length : cuts.get(i + 1).at();
  }

  private interface Cutting {
    Split cut(int from, int at, int to);
  }
}
