package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.storage.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Assembles and writes the account of one output folder. */
final class AccountFile {

  private final SortedMap<String, List<String>> resources;
  private final List<AccountPart> parts;
  private final List<MissingData> lapses;
  private final EarlierAccount earlier;
  private final TreeSet<String> lanes;

  /**
   * Prepares the account.
   *
   * @param resources the resources of each lane of this run
   * @param parts rows in any order
   * @param lapses missing data in order; null if it was not searched
   * @param earlier the rows to keep from the existing account
   */
  AccountFile(
      SortedMap<String, List<String>> resources,
      List<AccountPart> parts,
      List<MissingData> lapses,
      EarlierAccount earlier) {
    this.resources = resources;
    this.parts = parts.stream().sorted().toList();
    this.lapses = lapses;
    this.earlier = earlier;
    this.lanes = new TreeSet<>(resources.keySet());
    this.lanes.addAll(earlier.lanes());
  }

  void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeObjectFieldStart("Lanes");
      for (String lane : lanes) {
        writeLane(json, lane);
      }
      json.writeEndObject();
      writeRuns(json);
      writeLapses(json, "Vanished", MissingData.Kind.VANISHED);
      writeLapses(json, "Gaps", MissingData.Kind.GAP);
      writeLapses(json, "NamesWithoutMatch", MissingData.Kind.NO_MATCH);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void writeLane(JsonGenerator json, String lane) throws IOException {
    json.writeFieldName(lane);
    if (!resources.containsKey(lane)) {
      earlier.writeCounts(json, lane);
      return;
    }
    TreeMap<String, Tally> jobs = new TreeMap<>();
    for (AccountPart part : parts) {
      if (part.lane().equals(lane)) {
        jobs.computeIfAbsent(part.job(), job -> new Tally(resources.get(lane))).add(part);
      }
    }
    json.writeStartObject();
    for (Map.Entry<String, Tally> job : jobs.entrySet()) {
      json.writeFieldName(job.getKey());
      job.getValue().write(json);
    }
    json.writeEndObject();
  }

  /** The number of a job's runs by outcome, and by resource. */
  private static final class Tally {
    private final EnumMap<RunOutcome.Kind, Integer> kinds = new EnumMap<>(RunOutcome.Kind.class);
    private final TreeMap<String, Integer> resources = new TreeMap<>();

    Tally(List<String> expected) {
      for (RunOutcome.Kind kind : RunOutcome.Kind.values()) {
        kinds.put(kind, 0);
      }
      expected.forEach(resource -> resources.put(resource, 0));
    }

    void add(AccountPart part) {
      part.kinds().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
      part.resources().forEach((name, count) -> resources.merge(name, count, Integer::sum));
    }

    void write(JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeNumberField("listed", kinds.values().stream().mapToInt(Integer::intValue).sum());
      for (Map.Entry<RunOutcome.Kind, Integer> kind : kinds.entrySet()) {
        json.writeNumberField(AccountPart.name(kind.getKey()), kind.getValue());
      }
      json.writeObjectFieldStart("Resources");
      for (Map.Entry<String, Integer> resource : resources.entrySet()) {
        json.writeNumberField(resource.getKey(), resource.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private void writeRuns(JsonGenerator json) throws IOException {
    earlier.enter("Runs");
    json.writeArrayFieldStart("Runs");
    for (String lane : lanes) {
      AccountPart.writeRows(json, parts.stream().filter(part -> part.lane().equals(lane)).toList());
      earlier.writeRows(json, lane);
    }
    json.writeEndArray();
  }

  private void writeLapses(JsonGenerator json, String list, MissingData.Kind kind)
      throws IOException {
    boolean known = earlier.enter(list);
    if (lapses == null && !known) {
      return; // not searched
    }
    json.writeArrayFieldStart(list);
    for (String lane : lanes) {
      for (MissingData lapse : lapses == null ? List.<MissingData>of() : lapses) {
        if (lapse.kind() == kind && lapse.lane().equals(lane)) {
          write(json, lapse);
        }
      }
      earlier.writeRows(json, lane);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, MissingData lapse) throws IOException {
    json.writeStartObject();
    json.writeStringField("Lane", lapse.lane());
    switch (lapse.kind()) {
      case GAP -> write(json, lapse, "Job", "From", "To");
      case VANISHED -> write(json, lapse, "Series", "LastSeen", "Missed");
      case NO_MATCH -> json.writeStringField("Name", lapse.label());
    }
    json.writeEndObject();
  }

  private static void write(
      JsonGenerator json, MissingData lapse, String name, String from, String to)
      throws IOException {
    json.writeStringField(name, lapse.name());
    json.writeStringField(from, lapse.from().toString());
    json.writeStringField(to, lapse.to().toString());
  }
}
