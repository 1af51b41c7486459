package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
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
 * A stretch of an account's rows: those of one job whose ids begin alike. They are packed, less
 * than thirty bytes a row, so that all parts fit into the memory of the one worker that writes the
 * file.
 */
final class AccountPart implements Serializable, Comparable<AccountPart> {

  private static final long serialVersionUID = 1L;

  private static final Comparator<RunOutcome> ORDER =
      Comparator.comparing(RunOutcome::id).thenComparing(RunOutcome::kind);

  private final String lane;
  private final String job;
  private final String firstId;
  private final EnumMap<RunOutcome.Kind, Integer> kinds = new EnumMap<>(RunOutcome.Kind.class);
  private final TreeMap<String, Integer> resources = new TreeMap<>();
  private final byte[] rows;

  /** Packs rows of one job of a lane; there is at least one. */
  AccountPart(List<RunOutcome> unordered) throws IOException {
    List<RunOutcome> outcomes = unordered.stream().sorted(ORDER).toList();
    lane = outcomes.get(0).lane();
    job = outcomes.get(0).job();
    firstId = outcomes.get(0).id();
    for (RunOutcome outcome : outcomes) {
      kinds.merge(outcome.kind(), 1, Integer::sum);
      outcome.sources().keySet().forEach(resource -> resources.merge(resource, 1, Integer::sum));
    }
    rows = pack(outcomes);
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
    json.writeStringField("Outcome", row.kind().name().toLowerCase(Locale.ROOT));
    Json.stringField(json, "RunState", row.state());
    AccountJson.writeSources(json, row.sources());
    AccountJson.writeRefusals(json, row.refusals());
    json.writeEndObject();
  }

  String lane() {
    return lane;
  }

  String job() {
    return job;
  }

  /** How many rows there are of each kind. */
  Map<RunOutcome.Kind, Integer> kinds() {
    return kinds;
  }

  /** How many runs have a block of each resource. */
  SortedMap<String, Integer> resources() {
    return resources;
  }

  /** Writes the rows into the list that the generator stands in. */
  void writeRows(JsonGenerator json) throws IOException {
    try (JsonParser parser =
        Json.FACTORY.createParser(new InflaterInputStream(new ByteArrayInputStream(rows)))) {
      while (parser.nextToken() != null) {
        json.copyCurrentStructure(parser);
      }
    }
  }

  /** In the order of the account. */
  @Override
  public int compareTo(AccountPart other) {
    return Comparator.comparing(AccountPart::lane)
        .thenComparing(AccountPart::job)
        .thenComparing(part -> part.firstId)
        .compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountPart part && compareTo(part) == 0;
  }

  @Override
  public int hashCode() {
    return firstId.hashCode();
  }
}
