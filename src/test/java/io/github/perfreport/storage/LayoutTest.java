package io.github.perfreport.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The paths are read by people and programs: they stand here in full. */
class LayoutTest {

  private static final LocalDate MONDAY = LocalDate.of(2025, 6, 30);

  @Test
  void namesEveryFile() {
    assertThat(Layout.runResult("r", "job", "1"), equalTo("r/job/1/data/results.json"));
    assertThat(Layout.oldRunResult("r/", "job", "1"), equalTo("r/job/1/results.json"));
    assertThat(
        Layout.week("gs://b/w", "vmi", "P95", MONDAY),
        equalTo("gs://b/w/vmi/P95/2025-06-30/data/results.json"));
    assertThat(Layout.plot("w", "vmi", "P95"), equalTo("w/vmi/P95/plot.png"));
    assertThat(Layout.page("w", "vmi"), equalTo("w/vmi/index.html"));
    assertThat(Layout.releasePage("w", "vmi"), equalTo("w/vmi/release-index.html"));
    assertThat(Layout.weekPage("w", "vmi", MONDAY), equalTo("w/vmi/2025-06-30/index.html"));
    assertThat(Layout.weekSheet("w", "vmi", MONDAY), equalTo("w/vmi/2025-06-30/plot.png"));
    assertThat(Layout.account("o"), equalTo("o/run-report.json"));
    assertThat(Layout.results("o"), equalTo("o/results"));
    assertThat(Layout.weekly("o", "lane"), equalTo("o/weekly/lane"));
  }

  @Test
  void takesPathsApart() {
    assertThat(Layout.nameOf("gs://b/logs/job/1/"), equalTo("1"));
    assertThat(Layout.nameOf("alone"), equalTo("alone"));
    assertThat(Layout.parentOf("gs://b/logs/job/1/"), equalTo("gs://b/logs/job"));
    assertThat(Layout.parentOf("alone"), equalTo(""));
    assertThat(Layout.join("a/", "b", "c"), equalTo("a/b/c"));
  }
}
