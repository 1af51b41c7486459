package io.github.perfreport.weekly;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.ValueLimits;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Json;
import io.github.perfreport.storage.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Published weeks of a lane whose run results are gone, so that they can't be recomputed. They are
 * stored among the lane's other weeks, as they were published but in time order and under their
 * Mondays. A list of them by resource is stored too, so that pages and plots can mark them.
 */
public final class WeeksWithoutResults {

  private static final ObjectMapper MAPPER = new ObjectMapper(Json.FACTORY);
  private static final int MAX_BYTES = 256 << 20;
  private static final String WEEKS = "Weeks";

  private final Lane.Folders folders;
  private final Map<String, NavigableSet<LocalDate>> mondays = new TreeMap<>();

  private WeeksWithoutResults(Lane.Folders folders) {
    this.folders = folders;
  }

  /** An empty list for the lane with these folders. */
  public static WeeksWithoutResults none(Lane.Folders folders) {
    return new WeeksWithoutResults(folders);
  }

  /**
   * The kept weeks of a lane.
   *
   * @throws IOException if their list can't be read
   */
  public static WeeksWithoutResults of(Lane.Folders folders) throws IOException {
    WeeksWithoutResults kept = none(folders);
    String path = Layout.kept(folders.weekly());
    Optional<byte[]> list = Folder.readIfThere(path, MAX_BYTES);
    if (list.isPresent()) {
      try {
        MAPPER.readTree(list.get()).path(WEEKS).fields().forEachRemaining(kept::addAll);
      } catch (IOException | DateTimeException e) {
        throw new IOException(path + ": is not a list of weeks", e);
      }
    }
    return kept;
  }

  private void addAll(Map.Entry<String, JsonNode> resource) {
    resource.getValue().forEach(week -> add(resource.getKey(), LocalDate.parse(week.asText())));
  }

  /** Adds one of the lane's weeks to the list. */
  public void add(String resource, LocalDate monday) {
    mondays.computeIfAbsent(resource, x -> new TreeSet<>()).add(monday);
  }

  /**
   * Writes the weeks of a metric, and adds them to the list.
   *
   * @param lane the lane of these folders, which says of which metrics a 0 is no measurement
   * @param points in any order; an exact 0 that means "nothing measured" and a number outside
   *     {@link ValueLimits} are left out
   */
  public void keep(Lane lane, String resource, String metric, Collection<Point> points)
      throws IOException {
    boolean zeroIsNone = lane.info(resource, metric).zeroIsAbsent();
    TreeMap<LocalDate, NavigableSet<Point>> weeks = new TreeMap<>();
    for (Point point : points) {
      boolean isNone = point.value() == 0 && zeroIsNone;
      if (!isNone && ValueLimits.violation(metric, point.value()).isEmpty()) {
        weeks.computeIfAbsent(Weeks.mondayOf(point.run().time()), x -> new TreeSet<>()).add(point);
      }
    }
    for (Map.Entry<LocalDate, NavigableSet<Point>> week : weeks.entrySet()) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      List<Point> inOrder = List.copyOf(week.getValue());
      new WeeklyJson().write(ResourceWeek.record(week.getKey(), inOrder), file);
      String path = Layout.week(folders.weekly(), resource, metric, week.getKey());
      AtomicFile.write(folders.output(), path, file.toByteArray());
      add(resource, week.getKey());
    }
  }

  /** Writes the list; if it is empty, no file is written. */
  public void writeList() throws IOException {
    if (mondays.isEmpty()) {
      return;
    }
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.indented(list)) {
      json.writeStartObject();
      json.writeObjectFieldStart(WEEKS);
      for (Map.Entry<String, NavigableSet<LocalDate>> resource : mondays.entrySet()) {
        json.writeArrayFieldStart(resource.getKey());
        for (LocalDate monday : resource.getValue()) {
          json.writeString(monday.toString());
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    AtomicFile.write(folders.output(), Layout.kept(folders.weekly()), list.toByteArray());
  }

  /** The kept records of a metric, by week. */
  public NavigableMap<LocalDate, WeeklyRecord> records(String resource, String metric)
      throws IOException {
    NavigableMap<LocalDate, WeeklyRecord> records = new TreeMap<>();
    for (LocalDate monday : mondays(resource)) {
      String path = Layout.week(folders.weekly(), resource, metric, monday);
      Optional<byte[]> week = Folder.readIfThere(path, MAX_BYTES);
      if (week.isPresent()) {
        WeeklyJson.read(monday, metric, week.get())
            .ifPresent(record -> records.put(monday, record));
      }
    }
    return records;
  }

  /** Markers where weeks without run results begin and end. */
  public List<Marker> markers(String resource) {
    List<Marker> markers = new ArrayList<>();
    NavigableSet<LocalDate> weeks = mondays(resource);
    for (LocalDate monday : weeks) {
      if (!weeks.contains(monday.minusDays(Weeks.DAYS))) {
        markers.add(new Marker(monday, "from here no results behind the weeks"));
      }
      LocalDate next = monday.plusDays(Weeks.DAYS);
      if (!weeks.contains(next)) {
        markers.add(new Marker(next, "results behind the weeks again"));
      }
    }
    return markers;
  }

  private NavigableSet<LocalDate> mondays(String resource) {
    return mondays.getOrDefault(resource, new TreeSet<>());
  }
}
