package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Attributes the blocks of a log without specs. With one resource all blocks belong to it, and the
 * last one counts. With several, the first block belongs to the first resource, and so on. This
 * needs a block for each resource in the log.
 */
final class BlocksInOrder implements Attribution {

  private final List<ResourceRule> rules;
  private final FoundBlocks found;
  private final List<FoundBlock> blocks = new ArrayList<>();
  private int count;

  BlocksInOrder(List<ResourceRule> rules, FoundBlocks found) {
    this.rules = rules;
    this.found = found;
  }

  @Override
  public void add(FoundBlock block) {
    count++;
    if (rules.size() == 1) {
      found.put(rules.get(0).resource(), block.block(), block.place());
    } else if (count > rules.size()) {
      found.refuse(block.refusal(miscount()));
    } else {
      blocks.add(block);
    }
  }

  @Override
  public void addDamaged() {
    count++;
    if (blocks.size() < rules.size()) {
      blocks.add(null);
    }
  }

  @Override
  public void end() {
    for (int i = 0; i < blocks.size(); i++) {
      FoundBlock block = blocks.get(i);
      if (block == null) {
        continue;
      }
      if (count == rules.size()) {
        String source = block.place() + ", block %d of %d".formatted(i + 1, count);
        found.put(rules.get(i).resource(), block.block(), source);
      } else {
        found.refuse(block.refusal(miscount()));
      }
    }
  }

  private String miscount() {
    return "the log has %s blocks for %d resources, so their order says nothing"
        .formatted(count > rules.size() ? "more than " + rules.size() : count, rules.size());
  }
}
