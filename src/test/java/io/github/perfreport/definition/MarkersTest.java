package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.model.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkersTest {

  @TempDir private Path folder;

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("markers.yaml"), yaml).toString();
  }

  @Test
  void readsDatesAndLabelsInTheOrderOfTime() throws IOException {
    String file =
        file(
            """
            # a comment
            markers:
              - {date: 2025-03-25, label: v1.5.0}
              - {date: 2024-10-02, label: 'LIST counted as WATCH'}
              - {date: 2024-10-03}
            """);
    assertThat(
        Markers.read(file),
        contains(
            new Marker(LocalDate.of(2024, 10, 2), "LIST counted as WATCH"),
            new Marker(LocalDate.of(2024, 10, 3), ""),
            new Marker(LocalDate.of(2025, 3, 25), "v1.5.0")));
  }

  @Test
  void readsTheGoToolsReleaseFile() throws IOException {
    String file =
        file(
            """
            releaseVersion: v1-8
            sinceDate: "2025-01-01"
            lineShapes:
              - type: line
                x0: "2025-03-25"
                x1: "2025-03-25"
                y0: 0
                y1: 1
                yref: paper
                editable: true
                line: {color: red, width: 2, dash: dot}
                label: {text: v1.5.0, xanchor: right}
              - {type: line, x0: "2025-01-07T10:00:00Z"}
            """);
    Markers.Release release = Markers.readRelease(file);
    assertThat(release.releaseVersion(), equalTo("v1-8"));
    assertThat(release.sinceDate(), equalTo(LocalDate.of(2025, 1, 1)));
    assertThat(
        release.markers(),
        contains(
            new Marker(LocalDate.of(2025, 1, 7), ""),
            new Marker(LocalDate.of(2025, 3, 25), "v1.5.0")));
  }

  @ParameterizedTest
  @CsvSource({
    "'markers: [{date: soon}]', markers.yaml: 'soon' is not a date (2025-03-25)",
    "'markers: [{label: x}]', markers.yaml: a marker without a date",
    "'marker: []', 'markers.yaml: marker: unknown key ''marker'' on line 1'",
    "'markers: [{date: 2025-03-25, colour: red}]', unknown key 'colour' on line 1; known: date; label",
    "'markers: 3', markers.yaml:1: markers: has the wrong shape",
    "'lineShapes: [{x0: 2025-13-01}]', '''2025-13-01'' is not a date'",
    "'', markers.yaml: is empty",
    "'markers: [', markers.yaml:"
  })
  void saysWhatIsWrong(String yaml, String message) throws IOException {
    String file = file(yaml);
    UsageException refused = assertThrows(UsageException.class, () -> Markers.read(file));
    assertThat(refused.getMessage().replace(", label", "; label"), containsString(message));
  }

  @Test
  void saysWhichFileIsMissing() {
    String missing = folder.resolve("none.yaml").toString();
    UsageException refused = assertThrows(UsageException.class, () -> Markers.read(missing));
    assertThat(refused.getMessage(), equalTo(missing + ": no such file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "markers: [null]",
        "markers: [{}]",
        "lineShapes: [null]",
        "lineShapes: [{}]",
        "lineShapes: [{x0: null}]"
      })
  void namesALineWithoutADate(String yaml) throws IOException {
    String file = file(yaml);
    UsageException mistake = assertThrows(UsageException.class, () -> Markers.read(file));
    assertThat(mistake.getMessage(), equalTo(file + ": a marker without a date"));
  }
}
