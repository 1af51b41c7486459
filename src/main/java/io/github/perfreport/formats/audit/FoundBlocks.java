package io.github.perfreport.formats.audit;

import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.runs.layout.RunNotes;
import io.github.perfreport.storage.StoreFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The blocks of a log, or of the files beside it, by resource, and the refusals. */
public final class FoundBlocks implements RunNotes {

  /** Enough to see what is wrong with a log; a hostile one could hold millions. */
  static final int MAX_REFUSALS = 50;

  private final SortedMap<String, Block> blocks = new TreeMap<>();
  private final SortedMap<String, String> sources = new TreeMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private int refused;
  private boolean storeFailed;

  /** If a resource has several blocks, as after a retried spec, the last counts. */
  public void put(String resource, Block block, String source) {
    Block dropped = blocks.put(resource, block);
    String earlier = sources.put(resource, source);
    if (dropped != null && !dropped.equals(block)) {
      refuse(Refusal.of(earlier, "another block of " + resource + " follows, and the last counts"));
    }
  }

  @Override
  public void refuse(Refusal refusal) {
    refused++;
    if (refusals.size() < MAX_REFUSALS) {
      refusals.add(refusal);
    }
  }

  @Override
  public void unread(String place, String reason, IOException failure) {
    refuse(Refusal.of(place, reason + failure.getMessage()));
    storeFailed |= failure instanceof StoreFailedException;
  }

  /** Whether the store failed, so that blocks may be missing. */
  @Override
  public boolean storeFailed() {
    return storeFailed;
  }

  /** Parts of a block that were left out of it; nothing else is lost by them. */
  public void refuse(String place, LeftOut parts) {
    parts.rows(place).forEach(this::refuse);
  }

  /** Adds the refusals of another, and its blocks of resources without one. */
  public void addAbsent(FoundBlocks other) {
    other.blocks.forEach(blocks::putIfAbsent);
    other.sources.forEach(sources::putIfAbsent);
    other.refusals.forEach(this::refuse);
    refused += other.refused - other.refusals.size();
    storeFailed |= other.storeFailed;
  }

  /** Adds everything of another, read after this; existing blocks are kept. */
  public void addNext(FoundBlocks other) {
    for (String resource : other.blocks.keySet()) {
      if (blocks.containsKey(resource)) {
        String reason = "a second block of " + resource + "; that of " + sources.get(resource);
        refuse(Refusal.of(other.sources.get(resource), reason + " counts"));
      }
    }
    addAbsent(other);
  }

  /** The blocks that are whole, by resource. */
  public SortedMap<String, Block> blocks() {
    return blocks;
  }

  /** The place of each of them, by resource. */
  public SortedMap<String, String> sources() {
    return sources;
  }

  /** The refusals, the first {@value #MAX_REFUSALS} in full. */
  public List<Refusal> refusals() {
    List<Refusal> rows = new ArrayList<>(refusals);
    if (refused > rows.size()) {
      rows.add(Refusal.of("", "and " + (refused - rows.size()) + " more"));
    }
    return rows;
  }
}
