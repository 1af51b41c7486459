package io.github.perfreport.formats.audit;

import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;

/**
 * A whole block of a log whose resource is still to be decided.
 *
 * @param block its metrics
 * @param place the log's name and the block's offset
 * @param excerpt its first bytes, for a refusal
 */
record FoundBlock(Block block, String place, String excerpt) {

  Refusal refusal(String reason) {
    return new Refusal(place, reason, excerpt);
  }
}
