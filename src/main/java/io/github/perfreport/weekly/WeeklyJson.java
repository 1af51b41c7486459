package io.github.perfreport.weekly;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.definition.ValueLimits;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.storage.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads a week's results.json. One instance writes all metrics of a week: they share
 * their runs, and formatting a run's time is a third of the cost of writing a point.
 */
final class WeeklyJson {

  private static final ObjectMapper MAPPER = new ObjectMapper(Json.FACTORY);

  private final Map<Instant, String> dates = new HashMap<>();

  /** Writes a record; the same record gives the same bytes. */
  void write(WeeklyRecord week, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.indented(out)) {
      json.writeStartObject();
      json.writeStringField("StartDate", week.monday().toString());
      json.writeNumberField("NumberOfDays", Weeks.DAYS);
      json.writeObjectFieldStart("Data");
      writeStatistics(json, week.statistics());
      json.writeArrayFieldStart("DataPoints");
      for (Point point : week.points()) {
        writePoint(json, point);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeStatistics(JsonGenerator json, Statistics statistics)
      throws IOException {
    Json.numberField(json, "Average", statistics.average());
    json.writeNumberField("Count", statistics.count());
    Json.numberField(json, "Median", statistics.median());
    Json.numberField(json, "P95", statistics.p95());
    Json.numberField(json, "Min", statistics.min());
    Json.numberField(json, "Max", statistics.max());
    Json.numberField(json, "StdDev", statistics.stdDev());
  }

  private void writePoint(JsonGenerator json, Point point) throws IOException {
    json.writeStartObject();
    Json.numberField(json, "Value", point.value());
    json.writeStringField("Date", dates.computeIfAbsent(point.run().time(), Instant::toString));
    json.writeStringField("Job", point.run().job());
    json.writeStringField("Run", point.run().id());
    if (!Double.isNaN(point.threshold())) {
      Json.numberField(json, "Threshold", point.threshold());
    }
    json.writeEndObject();
  }

  /**
   * Reads a record of this program or of the Go tool, whose points don't name their runs. A point
   * outside {@link ValueLimits} is left out. The figures are computed from the points.
   *
   * @param monday the week's label, its folder's name
   * @param metric the record's metric
   * @return empty if it has points, but none within the limits
   * @throws IOException if it is not a week's record; the message says what is wrong
   */
  static Optional<WeeklyRecord> read(LocalDate monday, String metric, byte[] bytes)
      throws IOException {
    JsonNode points = MAPPER.readTree(bytes).path("Data").path("DataPoints");
    List<Point> read = new ArrayList<>();
    for (JsonNode json : points) {
      Point point = readPoint(metric, json);
      if (ValueLimits.violation(metric, point.value()).isEmpty()) {
        read.add(point);
      }
    }
    if (points.isEmpty()) {
      throw new IOException("has no Data.DataPoints");
    }
    read.sort(null);
    return read.isEmpty() ? Optional.empty() : Optional.of(ResourceWeek.record(monday, read));
  }

  private static Point readPoint(String metric, JsonNode point) throws IOException {
    JsonNode value = point.path("Value");
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw new IOException("a point's Value is not a finite number");
    }
    JsonNode json = point.path("Threshold");
    double threshold = json.isNumber() ? json.doubleValue() : Double.NaN;
    Run run = new Run(point.path("Job").asText(), id(point), time(point), null, null);
    return new Point(value.doubleValue(), ValueLimits.orNaN(metric, threshold), run);
  }

  /** The id of a point's run; its time if the file has no id. */
  private static String id(JsonNode point) {
    String run = point.path("Run").asText();
    return run.isEmpty() ? point.path("Date").asText() : run;
  }

  private static Instant time(JsonNode point) throws IOException {
    try {
      return OffsetDateTime.parse(point.path("Date").asText()).toInstant();
    } catch (DateTimeException e) {
      throw new IOException("a point's Date is not a time", e);
    }
  }
}
