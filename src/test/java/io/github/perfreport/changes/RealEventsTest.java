package io.github.perfreport.changes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.detect.ChangeDetector;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.RunColumns;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that happened to KubeVirt, in the runs that showed them. */
@EnabledIf(
    value = "io.github.perfreport.endtoend.RealData#isThere",
    disabledReason = "the real data does not stand beside the checkout")
class RealEventsTest {

  private static final String DENSITY = "periodic-kubevirt-performance-cluster-100-density-test";

  private static ResultsArchive archive;

  @BeforeAll
  static void readArchive() throws IOException {
    archive = ResultsArchive.read();
  }

  @ParameterizedTest
  @CsvSource({
    "LIST-nodes-count, 2025-07-03, 1.1, 315",
    "WATCH-pods-count, 2025-04-23, 2.2, 17.2",
    "UPDATE-virtualmachineinstances-count, 2024-04-08, 1082, 468",
    "UPDATE-virtualmachineinstances-count, 2024-06-29, 468, 1086",
    "GET-leases-count, 2024-06-13, 782, 187",
    "vmiCreationToRunningSecondsP99, 2025-04-01, 60, 88"
  })
  void isFoundWithinThreeRuns(String metric, String date, double before, double after) {
    List<RunColumns> runs = archive.runs(DENSITY, "vmi", List.of(metric));
    MetricColumn column = MetricColumn.of(runs, 0);
    int happened = firstSince(column, Instant.parse(date + "T00:00:00Z"));

    Change found =
        new SeriesScan(ChangeRules.DEFAULT)
            .changes(new SeriesKey("density", "vmi", metric), column).stream()
                .min(Comparator.comparing(change -> distance(column, change, happened)))
                .orElseThrow();

    assertThat(distance(column, found, happened), lessThanOrEqualTo(3));
    assertThat(found.shift().before(), closeTo(before, .15 * before));
    assertThat(found.shift().after(), closeTo(after, .15 * after));
  }

  @Test
  void atMostFourChangesInAThousandPoints() {
    int points = 0;
    int changes = 0;
    for (String job : archive.jobs()) {
      for (String resource : List.of("vmi", "vm")) {
        List<String> metrics = archive.metrics(job, resource);
        List<RunColumns> runs = archive.runs(job, resource, metrics);
        for (int i = 0; i < metrics.size(); i++) {
          MetricColumn column = MetricColumn.of(runs, i);
          points += column.size();
          changes += new ChangeDetector().find(column.values()).size();
        }
      }
    }
    assertThat(1000.0 * changes / points, lessThanOrEqualTo(4.0));
  }

  private static int distance(MetricColumn column, Change change, int happened) {
    return Math.abs(firstSince(column, change.firstBad().time()) - happened);
  }

  private static int firstSince(MetricColumn column, Instant time) {
    int index = 0;
    while (column.run(index).time().isBefore(time)) {
      index++;
    }
    return index;
  }
}
