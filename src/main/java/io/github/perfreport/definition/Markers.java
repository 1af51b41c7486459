package io.github.perfreport.definition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.perfreport.model.Marker;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads dated lines for charts: a file of {@code markers: [{date, label}]}, or the Go tool's {@code
 * shape.yaml} with its {@code lineShapes}.
 */
public final class Markers {

  private Markers() {}

  /**
   * The Go tool's release file.
   *
   * @param releaseVersion the release, {@code v1-8}
   * @param sinceDate the first day of its graphs, or null
   * @param markers its lines
   */
  public record Release(String releaseVersion, LocalDate sinceDate, List<Marker> markers) {}

  private record FileYaml(
      List<MarkerYaml> markers,
      String releaseVersion,
      String sinceDate,
      List<LineYaml> lineShapes) {}

  private record MarkerYaml(String date, String label) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record LineYaml(String x0, LabelYaml label) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record LabelYaml(String text) {}

  /**
   * Reads the lines of a file of either form, by date.
   *
   * @throws UsageException if it can't be read, or a date is invalid
   */
  public static List<Marker> read(String path) {
    return readRelease(path).markers();
  }

  /**
   * Reads a release file.
   *
   * @throws UsageException if it can't be read, or a date is invalid
   */
  public static Release readRelease(String path) {
    FileYaml file = DefinitionYaml.read(path, FileYaml.class);
    List<Marker> markers = new ArrayList<>();
    if (file.markers() != null) {
      for (MarkerYaml marker : file.markers()) {
        LocalDate date = date(path, marker == null ? null : marker.date());
        markers.add(new Marker(date, label(marker.label())));
      }
    }
    if (file.lineShapes() != null) {
      for (LineYaml line : file.lineShapes()) {
        LocalDate date = date(path, line == null ? null : line.x0());
        markers.add(new Marker(date, label(line.label() == null ? null : line.label().text())));
      }
    }
    markers.sort(java.util.Comparator.comparing(Marker::date).thenComparing(Marker::label));
    LocalDate since = file.sinceDate() == null ? null : date(path, file.sinceDate());
    return new Release(file.releaseVersion(), since, List.copyOf(markers));
  }

  /**
   * Reads the file of a release whose pages have a separate folder.
   *
   * @throws UsageException also if it names no release, or the name can't be part of a path
   */
  public static Release readNamedRelease(String path) {
    Release release = readRelease(path);
    String version = release.releaseVersion();
    if (version == null || !NamePattern.isName(version)) {
      throw new UsageException(
          path
              + ": releaseVersion: "
              + (version == null ? "is missing" : "'" + version + "' can't be part of a path"));
    }
    return release;
  }

  private static String label(String text) {
    return text == null ? "" : text;
  }

  private static LocalDate date(String path, String text) {
    if (text == null) {
      throw new UsageException(path + ": a marker without a date");
    }
    try {
      return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
    } catch (DateTimeException e) {
      throw new UsageException(path + ": '" + text + "' is not a date (2025-03-25)", e);
    }
  }
}
