package io.github.perfreport.formats.audit;

import java.util.ArrayList;
import java.util.List;

/** The state of one run of a Ginkgo suite while its lines are read. */
final class Suite {

  /** More specs of resources than any suite has; a hostile log can't make the list longer. */
  private static final int MAX_SPECS = 16;

  private final List<Spec> specs = new ArrayList<>();
  private boolean headed;
  private boolean parallel;
  private boolean overfull;
  private boolean printedTwice;
  private int ran;

  /**
   * A spec that printed a block or belongs to a resource.
   *
   * @param rule the index of its resource, or -1 if the log doesn't name the spec
   * @param block its block, or null if there is none or it is damaged
   * @param evidence the source of its name, for the account; null without a name
   * @param behindRule whether a rule stands between the block and the report that names it, as it
   *     does for specs that failed: a lost mark before the rule would go unseen
   */
  record Spec(int rule, FoundBlock block, String evidence, boolean behindRule) {

    static Spec unnamed(FoundBlock block) {
      return new Spec(-1, block, null, false);
    }

    boolean isNamed() {
      return rule >= 0;
    }
  }

  /** Takes the next spec; there must be room for it. */
  void add(Spec spec) {
    specs.add(spec);
  }

  boolean isFull() {
    return specs.size() == MAX_SPECS;
  }

  /** Makes room. From then on the order of the specs is not used. */
  void forgetSpecs() {
    overfull = true;
    specs.clear();
  }

  /** In the order in which they ran. */
  List<Spec> specs() {
    return specs;
  }

  /** Notes that the suite's first lines are in the log. */
  void markHead() {
    headed = true;
  }

  /** Notes that specs ran in parallel, so that the log isn't in their order. */
  void markParallel() {
    parallel = true;
  }

  /** Notes that two blocks precede one spec's end. */
  void markPrintedTwice() {
    printedTwice = true;
  }

  /** Counts a spec that ran to its end. */
  void countSpec() {
    ran++;
  }

  /**
   * The reason why the order of the specs can't be used; empty if it can.
   *
   * @param counted how many specs ran by Ginkgo's own count; -1 where the log doesn't say
   */
  String disorder(int counted) {
    if (parallel) {
      return "and its specs ran in parallel";
    }
    if (counted >= 0 && counted != ran) {
      return "and " + miscount(counted);
    }
    if (overfull || isFull()) {
      return "and too many specs printed a block";
    }
    return printedTwice && counted < 0 ? "and two blocks stand before the end of one spec" : "";
  }

  /** Whether the ends of specs are missing between the suite's first and last lines. */
  boolean hasLostEnds(int counted) {
    return headed && counted > ran;
  }

  String miscount(int counted) {
    return "%d specs ran, but the log shows the end of %d".formatted(counted, ran);
  }
}
