package io.github.perfreport.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MetricInfo;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.plot.MarkerOrder;
import io.github.perfreport.plot.RunTable;
import io.github.perfreport.plot.SevenDigits;
import io.github.perfreport.release.ReleaseComparison;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The page's data as JSON.
 *
 * <p>Columns, not rows, so that it stays small. Runs are listed once, a metric refers to them by
 * index, and ascending numbers (times, indexes) are written as differences to the one before.
 */
final class PageData {

  private final RunTable table;
  private final JsonGenerator json;

  private PageData(RunTable table, JsonGenerator json) {
    this.table = table;
    this.json = json;
  }

  static String of(ResourceHistory history, RunTable table, PageOptions options) {
    return SafeJson.of(json -> new PageData(table, json).write(history, options));
  }

  private void write(ResourceHistory history, PageOptions options) throws IOException {
    json.writeStartObject();
    json.writeStringField("lane", history.lane());
    json.writeStringField("resource", history.resource());
    json.writeStringField("runUrl", options.links().runUrl());
    json.writeStringField("compareUrl", options.links().compareUrl());
    json.writeArrayFieldStart("kinds");
    for (String kind : options.groups().titles()) {
      json.writeString(kind);
    }
    json.writeEndArray();
    writeRuns();
    writeWeeks();
    json.writeArrayFieldStart("metrics");
    for (Series series : history.series()) {
      writeMetric(series);
    }
    json.writeEndArray();
    writeMissing(history, options.asked());
    writeMarkers("markers", options.markers().stream().sorted(MarkerOrder.BY_DATE).toList());
    writeMarkers("jobChanges", table.jobChanges());
    if (options.changes() != null) {
      new EventData(history, table, options.links(), json).write(options.changes());
    }
    if (options.release() != null) {
      json.writeStringField("version", options.release());
      Optional<ReleaseComparison> compared = ReleaseComparison.of(history, options.markers());
      if (compared.isPresent()) {
        writeRelease(compared.get());
      }
    }
    json.writeEndObject();
  }

  private void writeRuns() throws IOException {
    List<Long> jobs = writeDistinct("jobs", Run::job);
    boolean anyCommit = table.runs().stream().anyMatch(run -> run.commit() != null);
    List<Long> commits = anyCommit ? writeDistinct("commits", Run::commit) : List.of();
    json.writeObjectFieldStart("runs");
    writeDifferences("time", table.runs().stream().map(r -> r.time().getEpochSecond()).toList());
    writeDifferences("job", jobs);
    if (anyCommit) {
      writeDifferences("commit", commits);
    }
    json.writeArrayFieldStart("id");
    for (Run run : table.runs()) {
      json.writeString(run.id());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes the distinct texts of the runs, which may be null; returns the index of each run's. */
  private List<Long> writeDistinct(String field, Function<Run, String> textOf) throws IOException {
    Map<String, Long> distinct = new LinkedHashMap<>();
    List<Long> ofRuns = new ArrayList<>();
    for (Run run : table.runs()) {
      String text = textOf.apply(run);
      distinct.putIfAbsent(text, (long) distinct.size());
      ofRuns.add(distinct.get(text));
    }
    json.writeArrayFieldStart(field);
    for (String text : distinct.keySet()) {
      json.writeString(text);
    }
    json.writeEndArray();
    return ofRuns;
  }

  private void writeWeeks() throws IOException {
    json.writeObjectFieldStart("weeks");
    json.writeNumberField(
        "first", table.firstMonday() == null ? 0 : secondsOf(table.firstMonday()));
    json.writeArrayFieldStart("runs");
    for (int count : table.runsPerWeek()) {
      json.writeNumber(count);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeMetric(Series series) throws IOException {
    String name = series.metric();
    MetricInfo info = MetricGroups.infoOf(series);
    List<Point> points = series.points();
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("unit", info.unit());
    json.writeStringField("kind", info.kind());
    json.writeStringField("text", info.description());
    json.writeStringField("worse", worse(info.better()));
    // Absent where every run has a value, which is the usual case.
    if (points.size() != table.runs().size()) {
      writeDifferences("runs", points.stream().map(p -> (long) table.indexOf(p.run())).toList());
    }
    writeNumbers("values", points, Point::value);
    if (points.stream().anyMatch(p -> !Double.isNaN(p.threshold()))) {
      writeNumbers("thresholds", points, Point::threshold);
    }
    List<WeeklyRecord> weeks = series.weeks();
    writeDifferences("weeks", weeks.stream().map(w -> (long) table.weekOf(w.monday())).toList());
    int[] runs = table.runsPerWeek();
    // Absent where every run of each week has a value.
    if (weeks.stream().anyMatch(w -> w.statistics().count() != runs[table.weekOf(w.monday())])) {
      writeNumbers("count", weeks, week -> week.statistics().count());
    }
    writeNumbers("mean", weeks, week -> week.statistics().average());
    writeNumbers("median", weeks, week -> week.statistics().median());
    writeNumbers("p95", weeks, week -> week.statistics().p95());
    json.writeEndObject();
  }

  private static String worse(Better better) {
    return switch (better) {
      case LOWER -> "up";
      case HIGHER -> "down";
      case NEITHER, UNKNOWN -> better.toString();
    };
  }

  private void writeMissing(ResourceHistory history, List<String> asked) throws IOException {
    Set<String> present = new HashSet<>();
    history.series().forEach(series -> present.add(series.metric()));
    json.writeArrayFieldStart("missing");
    for (String metric : asked) {
      if (present.add(metric)) {
        json.writeString(metric);
      }
    }
    json.writeEndArray();
  }

  private void writeMarkers(String field, List<Marker> markers) throws IOException {
    json.writeArrayFieldStart(field);
    for (Marker marker : markers) {
      json.writeStartObject();
      json.writeNumberField("time", secondsOf(marker.date()));
      json.writeStringField("label", marker.label());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeRelease(ReleaseComparison release) throws IOException {
    json.writeObjectFieldStart("release");
    writePeriod("before", release.before());
    writePeriod("since", release.since());
    json.writeArrayFieldStart("rows");
    for (ReleaseComparison.Row row : release.rows()) {
      json.writeStartObject();
      json.writeStringField("metric", row.metric());
      writeSide("before", row.before());
      writeSide("since", row.since());
      SafeJson.number(json, "difference", row.difference());
      json.writeBooleanField("standsOut", row.standsOut());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writePeriod(String field, ReleaseComparison.Period period) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("label", period.label());
    json.writeStringField("from", Objects.toString(period.from(), null));
    json.writeEndObject();
  }

  private void writeSide(String field, Statistics side) throws IOException {
    json.writeArrayFieldStart(field);
    if (side != null) {
      json.writeRawValue(SevenDigits.of(side.average()));
      json.writeNumber(side.count());
    }
    json.writeEndArray();
  }

  private void writeDifferences(String field, List<Long> growing) throws IOException {
    json.writeArrayFieldStart(field);
    long previous = 0;
    for (long value : growing) {
      json.writeNumber(value - previous);
      previous = value;
    }
    json.writeEndArray();
  }

  private <T> void writeNumbers(String field, List<T> rows, ToDoubleFunction<T> column)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (T row : rows) {
      json.writeRawValue(SevenDigits.of(column.applyAsDouble(row)));
    }
    json.writeEndArray();
  }

  private static long secondsOf(LocalDate date) {
    return date.toEpochDay() * 86_400;
  }
}
