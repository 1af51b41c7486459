package io.github.perfreport.release;

import static io.github.perfreport.release.ReleaseComparisonTest.daily;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.github.perfreport.model.Marker;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Series;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseNotesTest {

  private static final List<Marker> RELEASE =
      List.of(new Marker(LocalDate.parse("2025-10-06"), "v1.6.0 <b>"));

  @Test
  void whatStandsOutComesFirst() {
    Series same = daily("GET-pods-count", 100, 100, 100, 100, 100, 100, 100, 101, 101, 101);
    Series doubled = daily("LIST-pods-count", 10, 10, 10, 10, 10, 10, 10, 20, 20, 20);

    assertThat(
        ReleaseNotes.of(history(same, doubled), RELEASE),
        equalTo(
            """
            ## lane, vmi

            Means of the runs since 2025-10-06 (v1.6.0 \\<b\\>) against those before, up to 2025-10-05.

            | metric | before | since | difference | runs |
            |---|---:|---:|---:|---:|
            | LIST-pods-count | 10 calls | 20 calls | +100 % | 7, 3 |

            <details><summary>1 other metrics</summary>

            | metric | before | since | difference | runs |
            |---|---:|---:|---:|---:|
            | GET-pods-count | 100 calls | 101 calls | +1.0 % | 7, 3 |

            </details>
            """));
  }

  @Test
  void whatIsMissingOnASideIsSaid() {
    Series ended = daily("m", 3, 3, 3);
    Series whole = daily("n", 0, 0, 0, 0, 0, 0, 0, 0, 0);

    String notes = ReleaseNotes.of(history(ended, whole), RELEASE);

    assertThat(notes.contains("\n| m | 3 | – | – | 3, 0 |\n"), equalTo(true));
    assertThat(notes.contains("\n| n | 0 | 0 | +0.0 % | 7, 2 |\n"), equalTo(true));
    assertThat(
        notes.contains("\nNo mean differs by 5 % or more beyond the scatter of the runs.\n"),
        equalTo(true));
  }

  @Test
  void withoutALineThereIsNothingToCompare() {
    assertThat(
        ReleaseNotes.of(history(daily("m", 1)), List.of()),
        equalTo(
            """
            ## lane, vmi

            There are no runs on both sides of a dated line, so nothing can be compared.
            """));
  }

  private static ResourceHistory history(Series... series) {
    return new ResourceHistory("lane", "vmi", List.of(series));
  }
}
