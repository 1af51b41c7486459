package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies rows of other lanes from the existing account in an output folder, since other runs into
 * the same folder wrote them. The account is read once, row by row, in the order in which the new
 * one is written.
 */
final class EarlierAccount implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierAccount.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String path;
  private final Set<String> present;
  private final SortedMap<String, JsonNode> counts = new TreeMap<>();
  private JsonParser parser;
  private JsonNode row;

  /**
   * Opens the account of an output folder.
   *
   * @param present the lanes of this run, whose rows are replaced
   */
  EarlierAccount(String output, Set<String> present) throws IOException {
    this.path = Layout.account(output);
    this.present = present;
    Optional<InputStream> file = Folder.openIfThere(path);
    if (file.isPresent()) {
      parser = JSON.createParser(file.get());
      advance(this::readCounts);
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  /** A damaged account has no more rows. */
  private void advance(Step step) throws IOException {
    try {
      step.take();
    } catch (JsonProcessingException e) {
      LOG.warn("{}: is broken; what follows in it is left out", path);
      close();
    }
  }

  private void readCounts() throws IOException {
    parser.nextToken();
    parser.nextToken();
    parser.nextToken();
    JsonNode lanes = JSON.readTree(parser);
    if (lanes != null) {
      lanes.properties().stream()
          .filter(lane -> !present.contains(lane.getKey()))
          .forEach(lane -> counts.put(lane.getKey(), lane.getValue()));
      parser.nextToken();
    }
  }

  /** The lanes whose rows are kept, sorted. */
  Set<String> lanes() {
    return counts.keySet();
  }

  /** Writes a lane's counts as the value of its field. */
  void writeCounts(JsonGenerator json, String lane) throws IOException {
    JSON.writeTree(json, counts.get(lane));
  }

  /** Moves to the account's next list; returns whether it is this one. */
  boolean enter(String list) throws IOException {
    while (row != null) {
      advance(this::readRow);
    }
    if (parser == null
        || parser.currentToken() != JsonToken.FIELD_NAME
        || !parser.currentName().equals(list)) {
      return false;
    }
    advance(
        () -> {
          parser.nextToken();
          readRow();
        });
    return true;
  }

  /** Writes a lane's rows of the list; lanes must be asked for in order. */
  void writeRows(JsonGenerator json, String lane) throws IOException {
    while (row != null && laneOfRow().compareTo(lane) <= 0) {
      if (laneOfRow().equals(lane) && !present.contains(lane)) {
        JSON.writeTree(json, row);
      }
      advance(this::readRow);
    }
  }

  private String laneOfRow() {
    return row.path("Lane").asText();
  }

  /** Reads the next row of a list; after the last row it moves past the list. */
  private void readRow() throws IOException {
    row = null;
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      row = JSON.readTree(parser);
    } else {
      parser.nextToken();
    }
  }

  @Override
  public void close() throws IOException {
    row = null;
    if (parser != null) {
      parser.close();
      parser = null;
    }
  }
}
