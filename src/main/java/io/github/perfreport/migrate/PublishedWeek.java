package io.github.perfreport.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Json;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.weekly.Weeks;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A week's file as it was published by any tool, correct or not.
 *
 * @param path the file
 * @param resource the resource, from its folder
 * @param metric the metric, from its folder
 * @param label the week, from its folder
 * @param average the average in the file; NaN for none
 * @param points its points, in the file's order
 */
record PublishedWeek(
    String path,
    String resource,
    String metric,
    LocalDate label,
    double average,
    List<Reading> points) {

  private static final ObjectMapper MAPPER = new ObjectMapper(Json.FACTORY);
  private static final int MAX_BYTES = 256 << 20;

  /** A point: a value and the time of its run. */
  record Reading(Instant time, double value) {

    LocalDate monday() {
      return Weeks.mondayOf(time);
    }
  }

  /** The weeks in a folder of {@code <resource>/<metric>/<label>/data/results.json}, by path. */
  static List<PublishedWeek> below(String folder) throws IOException {
    List<PublishedWeek> weeks = new ArrayList<>();
    for (String resource : Folder.folders(folder)) {
      for (String metric : Folder.folders(Layout.join(folder, resource))) {
        for (String week : Folder.folders(Layout.join(folder, resource, metric))) {
          if (isDate(week)) {
            read(folder, resource, metric, LocalDate.parse(week)).ifPresent(weeks::add);
          }
        }
      }
    }
    return weeks;
  }

  private static Optional<PublishedWeek> read(
      String folder, String resource, String metric, LocalDate label) throws IOException {
    String path = Layout.week(folder, resource, metric, label);
    Optional<byte[]> bytes = Folder.readIfThere(path, MAX_BYTES);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode data = MAPPER.readTree(bytes.get()).path("Data");
      List<Reading> points = new ArrayList<>();
      for (JsonNode point : data.path("DataPoints")) {
        points.add(reading(point));
      }
      double average = data.path("Average").asDouble(Double.NaN);
      return Optional.of(new PublishedWeek(path, resource, metric, label, average, points));
    } catch (IOException | DateTimeException e) {
      return Optional.of(new PublishedWeek(path, resource, metric, label, Double.NaN, List.of()));
    }
  }

  private static Reading reading(JsonNode point) {
    Instant time = OffsetDateTime.parse(point.path("Date").asText()).toInstant();
    return new Reading(time, point.path("Value").asDouble(Double.NaN));
  }

  private static boolean isDate(String name) {
    try {
      LocalDate.parse(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Whether it has no readable points. */
  boolean isUnreadable() {
    return points.isEmpty();
  }

  /**
   * The ISO week that most of its points are in, the earlier one of two equal ones; its label if it
   * has no points.
   */
  LocalDate monday() {
    TreeMap<LocalDate, Integer> counts = new TreeMap<>();
    points.forEach(point -> counts.merge(point.monday(), 1, Integer::sum));
    return counts.keySet().stream()
        .max(
            Comparator.<LocalDate, Integer>comparing(counts::get)
                .thenComparing(Comparator.reverseOrder()))
        .orElse(label);
  }

  /** Whether a point is outside the week in the file's path. */
  boolean isWronglyLabelled() {
    return points.stream().anyMatch(point -> !point.monday().equals(label));
  }
}
