package io.github.perfreport.formats.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the resources that specs may belong to, given that they ran in the order of the resources.
 * Ginkgo shuffles top-level containers only: the specs of one container run in the order of the
 * source, each at most once.
 */
final class SourceOrder {

  private SourceOrder() {}

  /**
   * Keeps for each spec the resources of all valid assignments: one resource a spec, later specs
   * later resources.
   *
   * @param candidates for each spec, in the order in which they ran, the indices of the resources
   *     that it may be of
   * @return the same list with what is possible; empty if there is no assignment
   */
  static List<BitSet> possible(List<BitSet> candidates) {
    int count = candidates.size();
    int[] earliest = new int[count];
    int last = -1;
    for (int i = 0; i < count; i++) {
      last = candidates.get(i).nextSetBit(last + 1);
      if (last < 0) {
        return List.of();
      }
      earliest[i] = last;
    }
    List<BitSet> possible = new ArrayList<>(candidates);
    int next = Integer.MAX_VALUE;
    for (int i = count - 1; i >= 0; i--) {
      BitSet left = (BitSet) candidates.get(i).clone();
      left.clear(0, earliest[i]);
      left.clear(Math.min(next, left.length()), left.length());
      possible.set(i, left);
      next = left.length() - 1;
    }
    return possible;
  }
}
