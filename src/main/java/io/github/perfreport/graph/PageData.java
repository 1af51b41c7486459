package io.github.perfreport.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Metric;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The page's data as JSON that is safe inside of an HTML element: pure ASCII without {@code < > &}.
 *
 * <p>Columns, not rows, so that it stays small: runs are listed once, a metric names them by index,
 * and growing numbers (times, indexes) are written as differences to the one before.
 */
final class PageData {

  private static final JsonFactory FACTORY = new JsonFactory().setCharacterEscapes(new Escapes());

  private final RunTable table;
  private final JsonGenerator json;

  private PageData(RunTable table, JsonGenerator json) {
    this.table = table;
    this.json = json;
  }

  static String of(ResourceHistory history, RunTable table, PageOptions options) {
    StringWriter text = new StringWriter(1 << 16);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setHighestNonEscapedChar(126);
      new PageData(table, json).write(history, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(ResourceHistory history, PageOptions options) throws IOException {
    json.writeStartObject();
    json.writeStringField("lane", history.lane());
    json.writeStringField("resource", history.resource());
    json.writeStringField("runUrl", options.runUrl());
    json.writeArrayFieldStart("kinds");
    for (Metric.Kind kind : Metric.Kind.values()) {
      json.writeString(kind.title());
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
      writeChanges(options.changes());
    }
    json.writeEndObject();
  }

  private void writeRuns() throws IOException {
    Map<String, Integer> jobs = new HashMap<>();
    List<Integer> jobOfRun = new ArrayList<>();
    json.writeArrayFieldStart("jobs");
    for (Run run : table.runs()) {
      int next = jobs.size();
      int job = jobs.computeIfAbsent(run.job(), name -> next);
      if (job == next) {
        json.writeString(run.job());
      }
      jobOfRun.add(job);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("runs");
    writeDifferences("time", table.runs().stream().map(r -> r.time().getEpochSecond()).toList());
    writeDifferences("job", jobOfRun.stream().map(Integer::longValue).toList());
    json.writeArrayFieldStart("id");
    for (Run run : table.runs()) {
      json.writeString(run.id());
    }
    json.writeEndArray();
    json.writeEndObject();
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
    List<Point> points = series.points();
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("unit", Metric.unitOf(name));
    json.writeStringField("kind", Metric.kindOf(name).title());
    json.writeBooleanField("lowerIsBetter", Metric.lowerIsBetter(name));
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
    writeNumbers("count", weeks, week -> week.statistics().count());
    writeNumbers("mean", weeks, week -> week.statistics().average());
    writeNumbers("median", weeks, week -> week.statistics().median());
    writeNumbers("p95", weeks, week -> week.statistics().p95());
    json.writeEndObject();
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

  private void writeChanges(List<PageOptions.ChangeNote> changes) throws IOException {
    json.writeArrayFieldStart("changes");
    for (PageOptions.ChangeNote change : changes) {
      json.writeStartObject();
      json.writeStringField("metric", change.metric());
      json.writeNumberField("time", change.run().time().getEpochSecond());
      json.writeNumberField("run", table.indexOf(change.run()));
      writeNumber("before", change.before());
      writeNumber("after", change.after());
      json.writeStringField("verdict", change.verdict().name().toLowerCase(Locale.ROOT));
      json.writeArrayFieldStart("links");
      for (PageOptions.Link link : change.links()) {
        json.writeStartObject();
        json.writeStringField("label", link.label());
        json.writeStringField("url", link.url());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
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
      json.writeRawValue(Digits.of(column.applyAsDouble(row)));
    }
    json.writeEndArray();
  }

  private void writeNumber(String field, double value) throws IOException {
    json.writeFieldName(field);
    json.writeRawValue(Digits.of(value));
  }

  private static long secondsOf(LocalDate date) {
    return date.toEpochDay() * 86_400;
  }

  /** What could end the element, or begin a comment or an entity, is written as {@code \\u003C}. */
  private static final class Escapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private final int[] ascii = standardAsciiEscapesForJSON();

    Escapes() {
      for (char c : "<>&".toCharArray()) {
        ascii[c] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int ch) {
      return null;
    }
  }
}
