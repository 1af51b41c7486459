package io.github.perfreport.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.Gap;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.Change.Shift;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Json;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads changes.json: what a pipeline on any runner has found in a lane. */
public final class ChangesFile {

  private static final ObjectMapper MAPPER = new ObjectMapper(Json.FACTORY);

  /**
   * The file of a lane of a hundred metrics that change every week is less than a tenth of this.
   */
  private static final int MAX_BYTES = 256 << 20;

  private ChangesFile() {}

  /**
   * Reads the file of a lane.
   *
   * @param weekly the lane's weekly folder
   * @return what changed; empty if there is no such file
   * @throws IOException if it can't be read, or isn't a changes.json; the message says where and
   *     why
   */
  public static Optional<LaneChanges> read(String weekly) throws IOException {
    String path = Layout.changes(weekly);
    Optional<byte[]> bytes = Folder.readIfThere(path, MAX_BYTES);
    try {
      return bytes.isPresent()
          ? Optional.of(laneChanges(MAPPER.readTree(bytes.get())))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException | IOException e) {
      throw new IOException(path + ": is no changes.json: " + e.getMessage(), e);
    }
  }

  /**
   * The time since which the lane has been watched, from the file of an earlier judgement.
   *
   * @param weekly the lane's weekly folder
   * @return empty if there is no file, or the file doesn't have it: then this is the first
   *     judgement
   */
  public static Optional<Instant> watchedSince(String weekly) {
    try {
      Optional<byte[]> bytes = Folder.readIfThere(Layout.changes(weekly), MAX_BYTES);
      return bytes.isPresent()
          ? Optional.of(Instant.parse(text(MAPPER.readTree(bytes.get()), "WatchedSince")))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException | IOException e) {
      return Optional
          .empty(); // damaged, or of a version without this field; it is rewritten anyway
    }
  }

  private static LaneChanges laneChanges(JsonNode json) {
    String lane = text(json, "Lane");
    return new LaneChanges(
        lane,
        run(json.path("Newest")),
        LocalDate.parse(text(json, "Week")),
        list(json, "Resources", ChangesFile::resource),
        list(json, "Events", ChangesFile::event),
        list(json, "Exceeded", ChangesFile::exceeded),
        list(json, "Drifts", ChangesFile::drift),
        list(json, "Missing", lapse -> lapse(lane, lapse)),
        Duration.parse(text(json, "UsualInterval")),
        Instant.parse(text(json, "WatchedSince")));
  }

  private static ResourceState resource(JsonNode json) {
    TreeMap<String, LocalDate> lastWeeks = new TreeMap<>();
    json.path("LastWeeks")
        .fields()
        .forEachRemaining(
            week -> lastWeeks.put(week.getKey(), LocalDate.parse(week.getValue().asText())));
    return new ResourceState(
        text(json, "Resource"),
        lastWeeks,
        run(json.path("Newest")),
        LocalDate.parse(text(json, "Week")),
        new RunCount(
            json.path("Runs").intValue(),
            json.path("UsualLeast").asInt(-1),
            json.path("UsualMost").asInt(-1)));
  }

  private static MissingData lapse(String lane, JsonNode json) {
    return new MissingData(
        lane,
        MissingData.Kind.valueOf(constant(json, "Kind")),
        text(json, "Name"),
        Instant.parse(text(json, "From")),
        Instant.parse(text(json, "To")));
  }

  private static Event event(JsonNode json) {
    return new Event(
        list(json, "Changes", ChangesFile::change),
        list(json, "Elsewhere", ChangesFile::change),
        list(
            json,
            "Markers",
            marker -> new Marker(LocalDate.parse(text(marker, "Date")), text(marker, "Label"))),
        list(json, "Jobs", job -> new JobStart(text(job, "Before"), run(job.path("First")))));
  }

  private static Change change(JsonNode json) {
    Shift shift =
        new Shift(
            json.path("Before").doubleValue(),
            json.path("After").doubleValue(),
            json.path("PValue").doubleValue(),
            json.path("PointsBefore").intValue(),
            json.path("PointsAfter").intValue());
    return new Change(
        series(json),
        run(json.path("LastGood")),
        run(json.path("FirstBad")),
        Instant.parse(text(json, "FoundBy")),
        gap(json.path("Gap")),
        shift,
        Verdict.valueOf(constant(json, "Verdict")),
        Status.valueOf(constant(json, "Status")),
        json.path("Silence").isNull() ? null : NoAlarmReason.valueOf(constant(json, "Silence")),
        orNull(json, "Note"));
  }

  private static Gap gap(JsonNode json) {
    return json.isObject() ? new Gap(json.path("Runs").intValue(), run(json.path("Last"))) : null;
  }

  private static PassedThreshold exceeded(JsonNode json) {
    return new PassedThreshold(
        series(json),
        json.path("Value").doubleValue(),
        json.path("Threshold").doubleValue(),
        json.path("RunsAbove").intValue(),
        json.path("Runs").intValue(),
        run(json.path("Newest")),
        orNull(json, "Note"));
  }

  private static Drift drift(JsonNode json) {
    return new Drift(
        series(json),
        json.path("Weeks").intValue(),
        json.path("Before").doubleValue(),
        json.path("After").doubleValue(),
        json.path("InSmallSteps").doubleValue(),
        json.path("RunsBefore").intValue(),
        json.path("RunsAfter").intValue(),
        run(json.path("Newest")),
        Verdict.valueOf(constant(json, "Verdict")),
        json.path("Large").booleanValue(),
        orNull(json, "Note"));
  }

  private static SeriesKey series(JsonNode json) {
    return new SeriesKey(text(json, "Lane"), text(json, "Resource"), text(json, "Metric"));
  }

  private static Run run(JsonNode json) {
    return new Run(
        text(json, "Job"),
        text(json, "Run"),
        Instant.parse(text(json, "Date")),
        orNull(json, "Commit"),
        null);
  }

  private static <T> List<T> list(JsonNode json, String field, Function<JsonNode, T> reader) {
    List<T> read = new ArrayList<>();
    json.path(field).forEach(element -> read.add(reader.apply(element)));
    return read;
  }

  private static String text(JsonNode json, String field) {
    if (!json.path(field).isTextual()) {
      throw new IllegalArgumentException("\"" + field + "\" is missing");
    }
    return json.path(field).textValue();
  }

  private static String orNull(JsonNode json, String field) {
    return json.path(field).textValue();
  }

  private static String constant(JsonNode json, String field) {
    return text(json, field).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
