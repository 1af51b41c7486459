package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Rows of an account, of one job, whose ids begin with the same digits. Each row is packed into a
 * few tens of bytes.
 */
final class AccountPart implements Serializable, Comparable<AccountPart> {

  private static final long serialVersionUID = 1L;

  /** These digits of a build id grow by one every three days, for the next centuries. */
  private static final int DIGITS = 4;

  private static final Comparator<AccountPart> ORDER =
      Comparator.comparing(AccountPart::lane)
          .thenComparing(AccountPart::job)
          .thenComparing(AccountPart::stretch);

  private static final Comparator<JsonNode> BY_ID =
      Comparator.comparing((JsonNode row) -> row.path("Run").asText())
          .thenComparing(row -> kind(row.path("Outcome").asText()));

  private static final ObjectMapper JSON = new ObjectMapper(Json.FACTORY);

  private final String lane;
  private final String job;
  private final String stretch;
  private final EnumMap<RunOutcome.Kind, Integer> kinds = new EnumMap<>(RunOutcome.Kind.class);
  private final TreeMap<String, Integer> resources = new TreeMap<>();
  private final byte[] rows;

  /** Packs at least one row; all are of one job of a lane, with the same prefix of the id. */
  AccountPart(List<RunOutcome> outcomes) throws IOException {
    lane = outcomes.get(0).lane();
    job = outcomes.get(0).job();
    stretch = stretch(outcomes.get(0));
    for (RunOutcome outcome : outcomes) {
      kinds.merge(outcome.kind(), 1, Integer::sum);
      outcome.sources().keySet().forEach(resource -> resources.merge(resource, 1, Integer::sum));
    }
    rows = pack(outcomes);
  }

  /** The prefix of a row's id. Prefixes are in the order of their ids. */
  static String stretch(RunOutcome row) {
    return row.id().substring(0, Math.min(DIGITS, row.id().length()));
  }

  private static byte[] pack(List<RunOutcome> outcomes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(new DeflaterOutputStream(packed))) {
      for (RunOutcome outcome : outcomes) {
        write(json, outcome);
      }
    }
    return packed.toByteArray();
  }

  private static void write(JsonGenerator json, RunOutcome row) throws IOException {
    json.writeStartObject();
    json.writeStringField("Lane", row.lane());
    json.writeStringField("Job", row.job());
    json.writeStringField("Run", row.id());
    json.writeStringField("Folder", row.folder());
    json.writeStringField("Outcome", name(row.kind()));
    Json.stringField(json, "RunState", row.state());
    AccountJson.writeSources(json, row.sources());
    AccountJson.writeRefusals(json, row.refusals());
    json.writeEndObject();
  }

  static String name(RunOutcome.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static RunOutcome.Kind kind(String name) {
    return RunOutcome.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  String lane() {
    return lane;
  }

  String job() {
    return job;
  }

  private String stretch() {
    return stretch;
  }

  /** The number of rows of each kind. */
  Map<RunOutcome.Kind, Integer> kinds() {
    return kinds;
  }

  /** The number of runs that have a block of each resource. */
  SortedMap<String, Integer> resources() {
    return resources;
  }

  /**
   * Writes the rows of parts into the generator's open list, prefix by prefix.
   *
   * @param parts in their order
   */
  static void writeRows(JsonGenerator json, List<AccountPart> parts) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).unpack(rows);
      if (i + 1 == parts.size() || parts.get(i).compareTo(parts.get(i + 1)) != 0) {
        rows.sort(BY_ID);
        for (JsonNode row : rows) {
          JSON.writeTree(json, row);
        }
        rows.clear();
      }
    }
  }

  private void unpack(List<JsonNode> unpacked) throws IOException {
    try (JsonParser parser =
        JSON.createParser(new InflaterInputStream(new ByteArrayInputStream(rows)))) {
      while (parser.nextToken() != null) {
        unpacked.add(JSON.readTree(parser));
      }
    }
  }

  /** In the order of the account; parts with the same prefix are equal. */
  @Override
  public int compareTo(AccountPart other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountPart part && compareTo(part) == 0;
  }

  @Override
  public int hashCode() {
    return stretch.hashCode();
  }
}
