package io.github.perfreport.extract;

import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Finds the blocks of a build log of any length, in memory bounded by a block.
 *
 * <p>In goes a log's text, as it was written by Ginkgo, by make, by CI: with a prefix before each
 * line or none, with colours, line breaks of either kind, progress marks before a brace. Out come
 * the whole blocks by resource, and a refusal with place and reason for each that is not whole, or
 * can't be attributed.
 */
public final class BlockScanner {

  /** The largest block that is read, in bytes, where nothing else is said: 16 MiB. */
  public static final int DEFAULT_MAX_BLOCK = 16 * 1024 * 1024;

  private final SpecName specName;
  private final Optional<ResourceRule> unnamed;
  private final int maxBlock;

  /**
   * A scanner for the resources of one lane.
   *
   * @param rules how blocks are known; at most one without a spec
   * @param maxBlock the largest block to be read, in bytes
   */
  public BlockScanner(List<ResourceRule> rules, int maxBlock) {
    this.specName = new SpecName(rules);
    this.unnamed = rules.stream().filter(rule -> !rule.isNamed()).findFirst();
    this.maxBlock = maxBlock;
  }

  /**
   * Reads a log from its beginning to its end. It doesn't close it.
   *
   * @param log the log's text, decompressed
   * @param place the log's path, for refusals
   * @param found receives blocks and refusals
   * @throws IOException if the log can't be read on; what was found before is kept
   */
  void scan(InputStream log, String place, LogBlocks found) throws IOException {
    new Scan(new LogWindow(log, maxBlock), place, found).run();
  }

  /** One pass over one log. */
  private final class Scan {
    private final LogWindow window;
    private final String place;
    private final LogBlocks found;
    private final BlockText text;
    private final LogLine line = new LogLine();

    Scan(LogWindow window, String place, LogBlocks found) {
      this.window = window;
      this.place = place;
      this.found = found;
      this.text = new BlockText(window, maxBlock);
    }

    void run() throws IOException {
      while (window.seekMark()) {
        if (window.isAtValues()) {
          readBlock(null);
        } else {
          readCaptured();
        }
      }
      window.finish();
    }

    /** Reads what a spec run in parallel printed, if the line at the window begins it. */
    private void readCaptured() {
      int mark = window.position();
      window.moveTo(window.lineStartOf(mark));
      window.nextLine();
      CapturedOutput output = CapturedOutput.at(window);
      if (output == null) {
        window.moveTo(mark + 1);
      }
      while (output != null && window.nextLine()) {
        line.take(window.bytes(), window.lineStart(), window.lineEnd());
        boolean values = line.indexOf(LogWindow.VALUES, line.from()) >= 0;
        if (values ? !output.holds(line) : output.isEndedBy(line)) {
          window.moveTo(window.lineStart());
          return;
        }
        if (values) {
          window.moveTo(window.lineStart());
          window.seekMark();
          readBlock(output);
        }
      }
    }

    private void readBlock(CapturedOutput captured) {
      String at = place + " byte " + window.offset();
      try {
        if (!text.read()) {
          return;
        }
        Block block = parse(at);
        found.put(attribute(captured).resource(), block, at);
      } catch (BlockRefusedException e) {
        found.refuse(new Refusal(at, e.getMessage(), excerpt()));
      }
    }

    private ResourceRule attribute(CapturedOutput captured) throws BlockRefusedException {
      if (unnamed.isPresent()) {
        return unnamed.get();
      }
      Optional<ResourceRule> before =
          captured == null ? Optional.empty() : specName.readBefore(captured.before());
      if (before.isPresent() && captured.isStripped()) {
        throw new BlockRefusedException("captured output that is not indented");
      }
      return before.isPresent()
          ? before.get()
          : specName.readBehind(window, text.prefix(), captured != null);
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
