package io.github.perfreport.formats.audit;

import java.util.List;

/** The ways in which Ginkgo has printed a spec with a block over the years. */
public enum Shape {
  GINKGO_2 {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).report(block);
    }
  },
  GINKGO_2_RULE_BEFORE_REPORT {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).add("", LogBuilder.RULE).report(block);
    }
  },
  GINKGO_2_FAILED {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).failed(block);
    }
  },
  GINKGO_2_FLAKY {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block)
          .report("↺ [FLAKEY TEST - TOOK 2 ATTEMPTS TO PASS] [3.1 seconds]", block.spec());
    }
  },
  GINKGO_1 {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).oldReport("• [SLOW TEST:89.300 seconds]", block);
    }
  },
  GINKGO_1_FAILED {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).add(LogBuilder.RULE).oldReport("• Failure [89.300 seconds]", block);
    }
  },
  GLUED_TO_SKIPPED {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.gluedBlock("S".repeat(200), block).report(block);
    }
  },
  GLUED_TO_MIXED_MARKS {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.gluedBlock("SSP•S•", block).report(block);
    }
  },
  GLUED_TO_TEXT {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.gluedBlock("waiting for metrics... done ", block).report(block);
    }
  },
  NOISE_BEFORE_REPORT {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).noise().report(block);
    }
  },
  REPORT_GLUED_TO_TEXT {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).report("still waiting...• [SLOW TEST] [9.1 seconds]", block.spec());
    }
  },
  MARKS_BEFORE_REPORT {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.block(block).add("SSSSSSPSS").report(block);
    }
  },
  FOREIGN_LINES {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      for (int line : List.of(0, 1, 2, 5)) {
        log.add(""); // a foreign line before, which must not become part of it
        log.interrupted(block, line, "E0128 08:41:17.204113   21877 portforward.go:413] lost pod");
        log.report(block);
      }
    }
  },
  CAPTURED {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.captured(block);
    }
  },
  CAPTURED_OLD_MARKS {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.add(LogBuilder.RULE, "• [SLOW TEST] [7.8 seconds]", "Suite " + block.spec(), "x.go:1");
      log.add("", "  Begin Captured StdOut/StdErr Output >>");
      block.lines().forEach(line -> log.add("    " + line));
      log.add("  << End Captured StdOut/StdErr Output", LogBuilder.RULE);
    }
  },
  CAPTURED_BEFORE_REPORT {
    @Override
    void print(LogBuilder log, SampleBlock block) {
      log.add(LogBuilder.RULE).capturedText(block).report(block);
    }
  };

  abstract void print(LogBuilder log, SampleBlock block);

  /** Whether the spec was run in parallel, so that Ginkgo captured what it printed. */
  boolean isCaptured() {
    return name().startsWith("CAPTURED");
  }

  /** A log of blocks in this shape, with noise around each. */
  public LogBuilder log(List<SampleBlock> blocks) {
    LogBuilder log = new LogBuilder().noise();
    for (SampleBlock block : blocks) {
      print(log, block);
      log.noise();
    }
    return log;
  }
}
