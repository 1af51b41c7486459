package io.github.perfreport.formats.audit;

import io.github.perfreport.model.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the parts of one block that can't be used, a metric or its threshold, while the block is
 * read. The rest of the block is kept.
 */
public final class LeftOut {

  /** The parts of three resources' blocks fit into the refusals of a run. */
  static final int MAX_ROWS = FoundBlocks.MAX_REFUSALS / 3 - 1;

  private record Part(String reason, String excerpt) {}

  private final List<Part> parts = new ArrayList<>();
  private int count;

  /**
   * Leaves a part out.
   *
   * @param reason one line that names the metric, if its name can be trusted
   * @param excerpt the text of the part
   */
  void add(String reason, String excerpt) {
    count++;
    if (parts.size() < MAX_ROWS) {
      parts.add(new Part(reason, excerpt));
    }
  }

  /** A row for each of the first {@link #MAX_ROWS} parts, and one that counts the others. */
  List<Refusal> rows(String place) {
    List<Refusal> rows = new ArrayList<>();
    parts.forEach(part -> rows.add(new Refusal(place, part.reason(), part.excerpt())));
    if (count > rows.size()) {
      rows.add(Refusal.of(place, "and " + (count - rows.size()) + " more parts of the block"));
    }
    return rows;
  }
}
