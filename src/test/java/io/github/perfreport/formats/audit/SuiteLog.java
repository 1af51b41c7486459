package io.github.perfreport.formats.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A suite as Ginkgo 2.5 and newer print it without {@code -v}: specs that pass leave a bare mark,
 * specs that fail a report by name.
 */
final class SuiteLog {

  private static final String CONTAINER = "[sig-performance] Density test [small] ";

  /** How a spec can end. */
  enum End {
    PASSED,
    PASSED_WITHOUT_BLOCK,
    FAILED,
    FAILED_WITHOUT_BLOCK,
    SKIPPED,
    SKIPPED_BY_NAME;

    boolean hasBlock() {
      return this == PASSED || this == FAILED;
    }

    boolean isNamed() {
      return this == FAILED || this == FAILED_WITHOUT_BLOCK || this == SKIPPED_BY_NAME;
    }

    boolean ran() {
      return this != SKIPPED && this != SKIPPED_BY_NAME;
    }
  }

  /**
   * A spec of the suite.
   *
   * @param block what the spec of a resource prints; null for a spec of none
   */
  record Spec(SampleBlock block, End end) {

    String name() {
      return block == null ? "some other test should hold" : block.spec();
    }
  }

  /** Metrics that no VMI has, and every other VM. */
  static final Set<String> ONLY_VMS = Set.of("PATCH-virtualmachines-count");

  private final SplittableRandom random;
  private final StringBuilder text = new StringBuilder();
  private final List<Spec> specs = new ArrayList<>();

  /** Draws a suite: the specs of the resources in their order, others around and between them. */
  SuiteLog(SplittableRandom random) {
    this.random = random;
    addOthers();
    for (SampleBlock block : SampleBlock.ALL) {
      specs.add(new Spec(varied(block), draw()));
      if (random.nextInt(4) == 0) {
        addOthers();
      }
    }
    addOthers();
  }

  private SampleBlock varied(SampleBlock block) {
    SampleBlock varied = block.with("CREATE-pods-count", "" + random.nextInt(1_000_000));
    boolean only = !block.resource().equals("vmi") && random.nextBoolean();
    return only ? varied.with("PATCH-virtualmachines-count", "" + random.nextInt(100)) : varied;
  }

  private End draw() {
    return random.nextInt(3) > 0 ? End.PASSED : End.values()[random.nextInt(End.values().length)];
  }

  private void addOthers() {
    for (int i = random.nextInt(4); i > 0; i--) {
      End end = End.values()[random.nextInt(End.values().length)];
      specs.add(new Spec(null, end == End.FAILED ? End.FAILED_WITHOUT_BLOCK : end));
    }
  }

  List<Spec> specs() {
    return specs;
  }

  /** The log's lines, without what a make target or a CI puts before each. */
  LogBuilder print() {
    String header = "Running Suite: Tests Suite - /src/_out/tests";
    text.append(header).append('\n').append("=".repeat(header.length())).append('\n');
    text.append("Random Seed: 42\n\nWill run ").append(ran() + 1).append(" of 1406 specs\n");
    specs.forEach(this::print);
    newLine();
    text.append("\nRan ").append(ran()).append(" of 1406 Specs in 1296.145 seconds\n");
    text.append("SUCCESS! -- 3 Passed | 0 Failed | 0 Pending | 1403 Skipped\nPASS\n");
    return new LogBuilder().add(text.toString());
  }

  private long ran() {
    return specs.stream().filter(spec -> spec.end().ran()).count();
  }

  private void print(Spec spec) {
    if (spec.end().hasBlock() && spec.block() != null) {
      chatter();
      glueOrBreak();
      text.append(spec.block().json()).append('\n');
    }
    chatter();
    switch (spec.end()) {
      case PASSED, PASSED_WITHOUT_BLOCK -> mark('•');
      case SKIPPED -> mark(random.nextInt(5) == 0 ? 'P' : 'S');
      case FAILED, FAILED_WITHOUT_BLOCK -> report("• [FAILED] [330.100 seconds]", spec);
      case SKIPPED_BY_NAME -> report("S [SKIPPED] [0.001 seconds]", spec);
    }
  }

  private void mark(char mark) {
    text.append(mark);
    if (random.nextInt(3) == 0) {
      text.append('\n');
    }
  }

  /** What a spec logs; sometimes without the end of its last line. */
  private void chatter() {
    for (int i = random.nextInt(3); i > 0; i--) {
      newLine();
      text.append("{\"component\":\"tests\",\"level\":\"info\",\"msg\":\"VMI • is up\"}\n");
    }
    if (random.nextInt(6) == 0) {
      newLine();
      text.append("waiting for metrics...");
    }
  }

  /** A brace may be glued to marks, but not to a log line: what would it be a part of? */
  private void glueOrBreak() {
    boolean behindMark = !text.isEmpty() && "•SP".indexOf(text.charAt(text.length() - 1)) >= 0;
    if (!behindMark || random.nextBoolean()) {
      newLine();
    }
  }

  private void newLine() {
    if (text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  private void report(String head, Spec spec) {
    newLine();
    if (!text.toString().endsWith(LogBuilder.RULE + "\n")) {
      text.append(LogBuilder.RULE).append('\n');
    }
    text.append(head).append('\n').append(CONTAINER).append("[It] ").append(spec.name());
    text.append(
        "\n/src/tests/performance/density.go:100\n\n  [FAILED] Timed out after 300.001s.\n");
    text.append("  In [It] at: tests/performance/density.go:241 @ 11/27/26 15:32:26.602\n");
    text.append(LogBuilder.RULE).append('\n');
  }
}
