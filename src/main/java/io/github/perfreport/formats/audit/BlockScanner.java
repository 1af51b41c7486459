package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the blocks of a build log of any length, in memory bounded by some blocks.
 *
 * <p>The input is a log's text as Ginkgo, make and CI write it: perhaps with a prefix on each line,
 * colours, line breaks of either kind, and progress marks before a brace. The output is the
 * complete blocks by resource, and a refusal with place and reason for each block that is
 * incomplete or can't be attributed. {@link SuiteSpecs} says how blocks of Ginkgo's specs are
 * attributed, {@link BlocksInOrder} how all others are.
 */
public final class BlockScanner {

  /** The default limit of a block, in bytes: 16 MiB. */
  public static final int DEFAULT_MAX_BLOCK = 16 * 1024 * 1024;

  private final List<ResourceRule> rules;
  private final int maxBlock;

  /**
   * A scanner for the resources of one lane.
   *
   * @param rules the rules that recognise blocks, in the order of their specs in the source; either
   *     all have a spec or none has
   * @param maxBlock the largest block to be read, in bytes
   */
  public BlockScanner(List<ResourceRule> rules, int maxBlock) {
    this.rules = rules;
    this.maxBlock = maxBlock;
  }

  /**
   * Reads a log from its beginning to its end. It doesn't close it.
   *
   * @param log the log's text, decompressed
   * @param place the log's path, for refusals
   * @param artifacts blocks of the same run from files, by resource; an equal block of the log
   *     belongs to that resource
   * @param found receives blocks and refusals
   * @throws IOException if the log can't be read on; what was found before is kept
   */
  public void scan(InputStream log, String place, Map<String, Block> artifacts, FoundBlocks found)
      throws IOException {
    LogWindow window = new LogWindow(log, maxBlock);
    if (rules.get(0).isNamed()) {
      SuiteSpecs specs = new SuiteSpecs(rules, artifacts, found);
      GinkgoLines lines = new GinkgoLines(window, rules, specs);
      new Scan(window, place, found, specs, Optional.of(lines)).run();
    } else {
      new Scan(window, place, found, new BlocksInOrder(rules, found), Optional.empty()).run();
    }
    window.finish();
  }

  /** One pass over one log. */
  private final class Scan {
    private final LogWindow window;
    private final String place;
    private final FoundBlocks found;
    private final Attribution attribution;
    private final Optional<GinkgoLines> ginkgo;
    private final BlockCollector text;
    private final LogLine line = new LogLine();

    Scan(
        LogWindow window,
        String place,
        FoundBlocks found,
        Attribution attribution,
        Optional<GinkgoLines> ginkgo) {
      this.window = window;
      this.place = place;
      this.found = found;
      this.attribution = attribution;
      this.ginkgo = ginkgo;
      this.text = new BlockCollector(window, maxBlock);
    }

    void run() {
      while (window.seekSign()) {
        switch (window.sign()) {
          case VALUES -> readBlock(null);
          case CAPTURED -> readCaptured();
          default -> readGinkgo();
        }
      }
      attribution.end();
    }

    private void readGinkgo() {
      if (ginkgo.isPresent()) {
        ginkgo.get().read();
      } else {
        window.moveTo(window.position() + 1);
      }
    }

    /** Reads what a spec that ran in parallel printed, if the line at the window begins it. */
    private void readCaptured() {
      long sign = window.offset();
      window.moveTo(window.lineStartOf(window.position()));
      window.nextLine();
      CapturedOutput output = CapturedOutput.at(window);
      line.take(window.bytes(), window.lineStart(), window.lineEnd());
      if (CapturedOutput.isMark(line)) {
        ginkgo.ifPresent(GinkgoLines::captureMark);
      }
      if (output == null) {
        window.moveToOffset(sign + 1);
      }
      while (output != null && window.nextLine()) {
        line.take(window.bytes(), window.lineStart(), window.lineEnd());
        boolean values = line.indexOf(LogWindow.VALUES, line.from()) >= 0;
        if (values ? !output.holds(line) : output.isEndedBy(line)) {
          window.moveTo(window.lineStart());
          return;
        }
        if (values) {
          window.moveTo(line.sourceIndex(line.indexOf(LogWindow.VALUES, line.from())));
          readBlock(output);
          if (output.report(rules).name().isEmpty()) {
            return; // the report comes next
          }
        }
      }
    }

    private void readBlock(CapturedOutput captured) {
      String at = place + " byte " + window.offset();
      try {
        if (text.read()) {
          attribute(new FoundBlock(parse(at), at, excerpt()), captured);
        }
      } catch (BlockRefusedException e) {
        found.refuse(new Refusal(at, e.getMessage(), excerpt()));
        if (text.isOwnBlock()) {
          attribution.addDamaged();
        }
      }
    }

    private void attribute(FoundBlock block, CapturedOutput captured) throws BlockRefusedException {
      ginkgo.ifPresent(lines -> lines.learnPrefix(text.prefix()));
      if (captured != null && ginkgo.isPresent()) {
        ginkgo.get().addCaptured(block, captured);
      } else {
        attribution.add(block);
      }
    }

    private Block parse(String at) throws BlockRefusedException {
      LeftOut leftOut = new LeftOut();
      Block block =
          text.showsLoss()
              ? BlockJson.read(text.json(), leftOut)
              : BlockJson.readExact(text.json(), leftOut);
      found.refuse(at, leftOut);
      return block;
    }

    private String excerpt() {
      byte[] json = text.json();
      return new String(
          json, 0, Math.min(json.length, 4 * Refusal.EXCERPT_LENGTH), StandardCharsets.UTF_8);
    }
  }
}
