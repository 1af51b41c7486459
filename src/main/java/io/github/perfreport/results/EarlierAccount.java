package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the account in an output folder says of lanes that this run has nothing to do with: their
 * rows stay, as other runs into the same folder wrote them.
 */
final class EarlierAccount {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierAccount.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 256 << 20;

  private final JsonNode account;
  private final Set<String> lanes = new TreeSet<>();

  private EarlierAccount(JsonNode account, Set<String> present) {
    this.account = account;
    account.path("Lanes").fieldNames().forEachRemaining(lanes::add);
    lanes.removeAll(present);
  }

  /**
   * Reads the account of an output folder.
   *
   * @param present the lanes of this run, which are accounted for anew
   */
  static EarlierAccount of(String output, Set<String> present) throws IOException {
    byte[] bytes = Folder.readIfThere(Layout.account(output), MAX_BYTES).orElse(new byte[0]);
    try {
      return new EarlierAccount(JSON.readTree(bytes), present);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      LOG.warn("{}: is broken, and written anew", Layout.account(output));
      return new EarlierAccount(MissingNode.getInstance(), present);
    }
  }

  /** The lanes whose rows stay, sorted. */
  Set<String> lanes() {
    return lanes;
  }

  /** Whether one of the account's lists is there. */
  boolean has(String list) {
    return account.has(list);
  }

  /** Writes a lane's counts, the value of its field. */
  void writeCounts(JsonGenerator json, String lane) throws IOException {
    JSON.writeTree(json, account.path("Lanes").path(lane));
  }

  /** Writes a lane's rows into one of the account's lists. */
  void writeRows(JsonGenerator json, String list, String lane) throws IOException {
    for (JsonNode row : rows(list, lane)) {
      JSON.writeTree(json, row);
    }
  }

  private List<JsonNode> rows(String list, String lane) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode row : account.path(list)) {
      if (lanes.contains(lane) && row.path("Lane").asText().equals(lane)) {
        rows.add(row);
      }
    }
    return rows;
  }
}
