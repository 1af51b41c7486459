package io.github.perfreport.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.ValueLimits;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.runs.layout.RunTime;
import io.github.perfreport.storage.Json;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;

/**
 * Reads the metrics that a lane reports from a run's results.json, as columns by resource. All
 * other values are skipped.
 */
final class ResultColumns {

  /** A commit has 40 characters, a state has ten; a coder takes at most 64 KiB. */
  private static final int MAX_TEXT = 1_000;

  /** Distinguishes the names of resources from those of fields. */
  private static final String RESULTS_OF = RunResultJson.RESULTS + "/";

  private final Map<String, List<String>> metrics;
  private final RunLayout layout;
  private final Map<String, Map<String, Integer>> columns = new HashMap<>();

  /** Prepares to read the metrics that a lane reports. */
  ResultColumns(Lane lane) {
    this.metrics = lane.metrics();
    this.layout = RunLayouts.of(lane);
    metrics.forEach(
        (resource, names) -> {
          Map<String, Integer> index = new HashMap<>();
          names.forEach(name -> index.put(name, index.size()));
          columns.put(resource, index);
        });
  }

  /**
   * The content of a file.
   *
   * @param run the run
   * @param hasBlocks whether it has any block, requested or not
   * @param resources the requested columns, by resource; a resource without a block is absent
   * @param sources the places of its blocks
   * @param refusals parts of the run that could not be used
   * @param timeDoubt the refusal of the file's time; empty if the time is used
   */
  record Content(
      Run run,
      boolean hasBlocks,
      Map<String, RunColumns> resources,
      SortedMap<String, String> sources,
      List<Refusal> refusals,
      Optional<Refusal> timeDoubt) {}

  /**
   * Reads one file.
   *
   * @throws RefusedResultException if it is JSON, but not a result that the pipeline can carry; the
   *     message names the fault
   * @throws IOException if it isn't JSON
   */
  Content read(String job, String id, byte[] bytes, int length) throws IOException {
    try (JsonParser parser = Json.FACTORY.createParser(bytes, 0, length)) {
      return new OneFile(parser, job, id).read();
    } catch (DateTimeException e) {
      throw new RefusedResultException(RunResultJson.TIME + " is no time");
    }
  }

  private static Instant time(String text) {
    return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
  }

  /** The state while one file is read; the run's time may follow its values. */
  private final class OneFile {
    private final JsonParser parser;
    private final String job;
    private final String id;
    private final Map<String, double[]> values = new TreeMap<>();
    private final Map<String, double[]> thresholds = new HashMap<>();
    private final Set<String> fields = new HashSet<>();
    private Instant time;
    private String commit;
    private String state;
    private boolean hasBlocks;
    private SortedMap<String, String> sources = new TreeMap<>();
    private List<Refusal> refusals = List.of();
    private Optional<Refusal> timeDoubt = Optional.empty();

    OneFile(JsonParser parser, String job, String id) {
      this.parser = parser;
      this.job = job;
      this.id = id;
    }

    Content read() throws IOException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        expect(fields.add(field), "has " + field + " twice");
        parser.nextToken();
        readField(field);
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IOException("not one JSON object");
      }
      expect(time != null, "has no " + RunResultJson.TIME);
      expect(isTimestamp(time), RunResultJson.TIME + " " + time + " is out of all calendars");
      checkTime();
      Run run = new Run(job, id, time, commit, state);
      Map<String, RunColumns> resources = new TreeMap<>();
      values.forEach((r, v) -> resources.put(r, new RunColumns(run, v, thresholds.get(r))));
      return new Content(run, hasBlocks, resources, sources, refusals, timeDoubt);
    }

    /** Whether a time can be an element's timestamp: Beam's end some 290,000 years from now. */
    private static boolean isTimestamp(Instant time) {
      long seconds = time.getEpochSecond();
      return seconds > BoundedWindow.TIMESTAMP_MIN_VALUE.getMillis() / 1_000
          && seconds < BoundedWindow.TIMESTAMP_MAX_VALUE.getMillis() / 1_000;
    }

    /**
     * Checks the time, since older versions archived finished.json's time unchecked. It uses no
     * clock, so the same archive gives the same bytes.
     */
    private void checkTime() throws IOException {
      Optional<String> doubt = RunTime.doubt(layout.startOf(id), time);
      if (doubt.isPresent()) {
        String reason = RunResultJson.TIME + " " + time + " " + doubt.get();
        time = layout.startOf(id).orElseThrow(() -> new RefusedResultException(reason));
        timeDoubt = Optional.of(Refusal.of(Layout.RESULTS, reason + "; the run is dated " + time));
        refusals = new ArrayList<>(refusals);
        refusals.add(timeDoubt.get());
      }
    }

    private void readField(String field) throws IOException {
      switch (field) {
        case RunResultJson.TIME -> time = time(parser.getText());
        case RunResultJson.COMMIT -> commit = text(field);
        case RunResultJson.STATE -> state = text(field);
        case "VMIResult" -> readBlock("vmi");
        case "VMResult" -> readBlock("vm");
        case RunResultJson.RESULTS -> readOthers();
        case AccountJson.SOURCES -> sources = AccountJson.readSources(parser);
        case AccountJson.REFUSED -> refusals = AccountJson.readRefusals(parser);
        default -> parser.skipChildren();
      }
    }

    private String text(String field) throws IOException {
      JsonToken token = parser.currentToken();
      expect(token == JsonToken.VALUE_NULL || token.isScalarValue(), field + " is no text");
      String text = parser.getValueAsString();
      expect(
          text == null || text.length() <= MAX_TEXT,
          field + " is longer than " + MAX_TEXT + " characters");
      return text;
    }

    private void readOthers() throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String resource = parser.currentName();
        expect(fields.add(RESULTS_OF + resource), "has " + resource + " twice");
        parser.nextToken();
        readBlock(resource);
      }
    }

    private void readBlock(String resource) throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      hasBlocks = true;
      Map<String, Integer> wanted = columns.get(resource);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isValues = parser.currentName().equals(RunResultJson.VALUES);
        JsonToken token = parser.nextToken();
        if (isValues && wanted != null && token == JsonToken.START_OBJECT) {
          expect(!values.containsKey(resource), "has the values of " + resource + " twice");
          values.put(resource, RunColumns.nothing(metrics.get(resource).size()));
          readValues(resource, wanted);
        } else {
          parser.skipChildren();
        }
      }
    }

    private void readValues(String resource, Map<String, Integer> wanted) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        Integer column = wanted.get(parser.currentName());
        JsonToken token = parser.nextToken();
        if (column == null || token != JsonToken.START_OBJECT) {
          parser.skipChildren();
        } else {
          readMeasurement(resource, column);
        }
      }
    }

    private void readMeasurement(String resource, int column) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken token = parser.nextToken();
        if (field.equals("value")) {
          expect(Double.isNaN(values.get(resource)[column]), "has a value twice");
          values.get(resource)[column] = measurement(resource, column);
        } else if (field.equals("thresholdResult") && token == JsonToken.START_OBJECT) {
          readThreshold(resource, column);
        } else {
          parser.skipChildren();
        }
      }
    }

    private void readThreshold(String resource, int column) throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isValue = parser.currentName().equals("thresholdValue");
        JsonToken token = parser.nextToken();
        if (isValue && token.isNumeric()) {
          thresholdsOf(resource)[column] = measurement(resource, column);
        } else {
          parser.skipChildren();
        }
      }
    }

    private double[] thresholdsOf(String resource) {
      return thresholds.computeIfAbsent(resource, r -> RunColumns.nothing(metrics.get(r).size()));
    }

    /** The number, or NaN if it can't be a measurement of the column's metric. */
    private double measurement(String resource, int column) throws IOException {
      return ValueLimits.orNaN(metrics.get(resource).get(column), number());
    }

    private double number() throws IOException {
      expect(parser.currentToken().isNumeric(), "a value is not a number");
      double value = parser.getDoubleValue();
      expect(Double.isFinite(value), "a value is not a finite number");
      return value;
    }

    private static void expect(boolean condition, String reason) throws IOException {
      if (!condition) {
        throw new RefusedResultException(reason);
      }
    }
  }
}
