package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.formats.audit.Suite.Spec;
import io.github.perfreport.model.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes the blocks of Ginkgo's suites, one suite after the other.
 *
 * <p>A spec prints its block, then Ginkgo ends the spec: by a report with the spec's name, or by a
 * bare {@code •} if the spec passed. Since Ginkgo 2.5 most specs pass without a name.
 *
 * <pre>
 *               block                   report
 *   spec runs ─────────▶ block is open ────────▶ named: of the resource that the report names
 *     ▲   │                  │    │
 *     └───┘                  │    │ mark •
 *   mark, report             │    └────────────▶ unnamed: decided at the end of the suite
 *                            │ another block, or the report is lost
 *                            └─────────────────▶ refused
 * </pre>
 *
 * <p>At the suite's end the order of the resources, the specs that reports name, metrics that only
 * some resources have, and artifacts equal to a block leave each unnamed block some resources. If
 * one is left, the block is that resource's; else it is refused. All unnamed blocks of a suite are
 * refused if Ginkgo's count of specs differs from that of the marks and reports in the log.
 */
final class SuiteSpecs implements Attribution {

  static final String UNKNOWN_SPEC = "its spec is of no known resource: ";

  private static final String BY_REPORT = "by the report of its spec";
  private static final String BY_NAME_ABOVE = "by the name above it";

  private final List<ResourceRule> rules;
  private final FoundBlocks found;
  private final SuiteEnd suiteEnd;

  private Suite suite = new Suite();
  private OpenSpec open = new OpenSpec();

  /**
   * Begins a log.
   *
   * @param rules the resources in the order of their specs in the source
   * @param artifacts blocks that stand as files too, by resource
   * @param found receives blocks and refusals
   */
  SuiteSpecs(List<ResourceRule> rules, Map<String, Block> artifacts, FoundBlocks found) {
    this.rules = rules;
    this.found = found;
    this.suiteEnd = new SuiteEnd(rules, artifacts, found);
  }

  /** The state of the running spec. */
  private static final class OpenSpec {
    /** Its block; null if there is none or it is damaged. */
    private FoundBlock block;

    private boolean printed;
    private boolean captured;
    private boolean behindRule;
    private SpecReport above;
  }

  @Override
  public void add(FoundBlock block) {
    dropOpenBlock("another block begins before the end of its spec");
    open.block = block;
  }

  @Override
  public void addDamaged() {
    dropOpenBlock("another block begins before the end of its spec");
  }

  private void dropOpenBlock(String reason) {
    if (open.printed) {
      suite.markPrintedTwice();
    }
    if (open.block != null) {
      found.refuse(open.block.refusal(reason));
    }
    open.block = null;
    open.printed = true;
    open.behindRule = false;
  }

  /** Takes a block of captured output whose report precedes the output. */
  void addCaptured(FoundBlock block, ResourceRule rule) {
    suite.markParallel();
    keep(new Spec(rules.indexOf(rule), block, BY_REPORT, false));
  }

  /** Takes a block of captured output whose report follows. */
  void addCaptured(FoundBlock block) {
    suite.markParallel();
    add(block);
    open.captured = true;
  }

  /**
   * Takes a mark of captured output. If the open block isn't captured, the mark that ends its spec
   * is lost.
   */
  void captureMark() {
    if (open.printed && !open.captured) {
      dropOpenBlock("captured output begins or ends behind it");
      open = new OpenSpec();
    }
  }

  /** Takes the name above what a spec prints, as {@code ginkgo -v} has it. */
  void nameAbove(SpecReport name) {
    open.above = name;
  }

  /** Takes the first lines of a suite. */
  void beginSuite() {
    endSuite(-1);
    suite.markHead();
  }

  /** Ends the open spec by a bare mark. */
  void pass() {
    suite.countSpec();
    endUnnamed();
  }

  /** Ends the open spec by a report; if no name follows its head, the name above counts. */
  void report(SpecReport report) {
    suite.countSpec();
    if (!report.name().isEmpty()) {
      endNamed(report, BY_REPORT);
    } else {
      endNamedAbove();
    }
  }

  /** Takes the report of a spec that did not run. */
  void skip(SpecReport report) {
    report.rule().ifPresent(rule -> keep(named(rule, null, BY_REPORT)));
  }

  /**
   * Takes a rule, which stands before a report or ends one.
   *
   * @param endsReport whether it ends a report whose head is missing
   */
  void rule(boolean endsReport) {
    open.behindRule = true;
    if (open.printed && (endsReport || open.captured)) {
      dropOpenBlock("the report of its spec is lost");
      open = new OpenSpec();
    }
  }

  private void endNamedAbove() {
    if (open.above != null) {
      endNamed(open.above, BY_NAME_ABOVE);
    } else {
      endUnnamed();
    }
  }

  private void endUnnamed() {
    if (open.printed) {
      keep(Spec.unnamed(open.block));
    }
    open = new OpenSpec();
  }

  private void endNamed(SpecReport report, String evidence) {
    Optional<ResourceRule> rule = report.rule();
    if (rule.isPresent()) {
      keep(named(rule.get(), open.block, evidence));
    } else if (open.block != null) {
      found.refuse(open.block.refusal(UNKNOWN_SPEC + report.name()));
    }
    open = new OpenSpec();
  }

  private Spec named(ResourceRule rule, FoundBlock block, String evidence) {
    return new Spec(rules.indexOf(rule), block, evidence, open.behindRule);
  }

  private void keep(Spec spec) {
    if (suite.isFull()) {
      suiteEnd.decide(suite, -1);
      suite.forgetSpecs();
    }
    suite.add(spec);
  }

  /**
   * Ends the suite.
   *
   * @param counted how many specs ran by Ginkgo's own count; -1 where the log doesn't say
   */
  void endSuite(int counted) {
    endNamedAbove();
    suiteEnd.decide(suite, counted);
    suite = new Suite();
    open = new OpenSpec();
  }

  @Override
  public void end() {
    endSuite(-1);
  }
}
