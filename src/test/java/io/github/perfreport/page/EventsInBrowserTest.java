package io.github.perfreport.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.reporting.RunLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader learns of changes from the page, in a real browser. */
class EventsInBrowserTest {

  private static final String LATENCY = "vmiCreationToRunningSecondsP95";
  private static final String PATCHES = "PATCH-pods-count";

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void desktop() throws Exception {
    if (browser == null) {
      browser = Browser.start(folder);
      page = write("page.html", history(), options());
    }
    browser.size(1400, 900);
    browser.prefer("light");
  }

  @Test
  void anEventTellsWhereToLook() {
    browser.open(page, "");

    assertThat(
        browser.texts("#changes .event[open] dd"),
        hasItems("2025-11-11 14:00 UTC, commit a1b2c3d4e5", "a1b2c3d4e5 … b1b2c3d4e5"));
    assertThat(
        browser.hrefs("#changes .event[open] dd a"),
        contains(
            "https://prow.example/view/job-1/149",
            "https://prow.example/view/job-1/150",
            "https://example.org/a1b2c3d4e5f6...b1b2c3d4e5f6"));
    assertThat(
        browser.texts("#changes .event[open] p"), hasItem(containsString("lower is better")));
  }

  @Test
  void theTableNeverContradictsAnAlarm() {
    browser.open(page, "#order=name");

    // The change doubled the level long ago; the eight weeks before have both levels.
    assertThat(
        browser.texts("#overview tbody tr:last-child > *"),
        hasItems(LATENCY + " needs a look", "20", "▲ +50 %\nworse"));
    assertThat(
        browser.texts("#overview p"), contains(startsWith("Against the level before an event")));
  }

  @Test
  void eventsAreFilteredByKindAndByTypingAndALinkKeepsThat() {
    browser.open(page, "");
    browser.button("Better 1").click();
    assertThat(browser.texts("#changes summary.change"), contains(startsWith("better")));
    assertThat(browser.hash(), equalTo("#events=better"));

    browser.open(page, "#events=worse&filter=patch");
    assertThat(browser.texts("#changes .events"), contains("No event matches."));
    browser.open(page, "#filter=took%20most");
    assertThat(browser.texts("#changes summary.change"), contains(startsWith("worse")));
    browser.open(page, "#filter=patch");
    assertThat(browser.texts("#changes summary.change"), contains(startsWith("better")));
  }

  @Test
  void aLinkLeadsToAnEventAndTheAddressFollowsTheOneThatIsOpen() throws Exception {
    browser.open(page, "#event=2025-10-28:" + PATCHES);
    assertThat(browser.texts("#complaint"), is(empty()));
    assertThat(browser.texts("#changes .event[open] > summary .what"), contains(LATENCY, PATCHES));

    browser.open(page, "");
    browser.find("#changes .event:not([open]) > summary .verdict").click();
    browser.await("the address", () -> browser.hash().equals("#event=2025-10-28:" + PATCHES));
  }

  @Test
  void twoRunsThatArePickedAreCompared() throws Exception {
    browser.open(page, "");
    browser.run("pick(149)");
    assertThat(browser.texts("#picked"), contains(containsString("Pick a second run")));

    browser.run("pick(151); pick(150); pick(149)");
    assertThat(browser.texts("#picked"), contains(containsString("1 run between")));
    assertThat(browser.texts("#picked"), contains(containsString("commits are not known")));
  }

  @Test
  void aHistogramHoldsTheRunsBeforeAgainstThoseSince() {
    browser.open(page, "");

    assertThat(
        browser.texts("#changes figcaption"),
        contains(
            startsWith(
                "19 to 31 s; 60 runs before on top, 150 after below. In 100 % of all pairs")));
  }

  @Test
  void aSeriesWithTwoModesIsToldByTheirShares() throws Exception {
    double[] values = new double[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 4 == 0 ? 40 : 28) + (i * 7 % 11) / 10.0;
    }
    ResourceHistory modes =
        Histories.of(Histories.series(LATENCY, values), Histories.noise("m", 300));
    browser.open(write("modes.html", modes, PageOptions.plain()), "");

    assertThat(
        browser.texts(".card .caption"),
        hasItem(containsString("two modes, 28.5 (75 %) and 40.5 s (25 %)")));
    assertThat(browser.texts(".card .caption"), not(hasItem(containsString("two modes, 9"))));
  }

  @Test
  void aWeekAfterTheLastChangeIsQuiet() throws Exception {
    Change old =
        Histories.change("m", Histories.run("", 99), Histories.run("", 100), Verdict.BETTER);
    PageOptions options = PageOptions.plain().withChanges(Histories.changes(Histories.event(old)));
    browser.open(write("calm.html", Histories.of(Histories.noise("m", 300)), options), "");

    // 199 runs, seven hours apart.
    assertThat(browser.texts("#changes .quiet"), contains("Nothing changed in the last 8 weeks."));
  }

  @Test
  void levelsStepWhereAMetricMoved() throws Exception {
    browser.open(page, "");
    browser.run("document.querySelector('.card').scrollIntoView()");
    browser.await("the levels", () -> levelPixels() > 200);

    assertThat(levelPixels(), greaterThan(200L));
    browser.button("Level, change").click();
    assertThat(levelPixels(), is(0L));
  }

  /** How many pixels of the first chart have the colour of levels. */
  private static long levelPixels() {
    return (Long)
        browser.run(
            "const canvas = document.querySelector('.card canvas');"
                + "const d = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                + "let n = 0;"
                + "for (let i = 0; i < d.length; i += 4)"
                + "  if (d[i] === 0x30 && d[i + 1] === 0x36 && d[i + 2] === 0x3d) n++;"
                + "return n");
  }

  @Test
  void theReleasePageHoldsTheReleaseAgainstTheOneBefore() throws Exception {
    List<Marker> releases =
        List.of(
            new Marker(LocalDate.parse("2025-10-06"), "v1.7.0"),
            new Marker(LocalDate.parse("2025-11-11"), "v1.8.0"));
    PageOptions options = PageOptions.plain().withRelease("v1-8").withMarkers(releases);
    browser.open(write("release.html", history(), options), "");

    assertThat(browser.texts("h1"), contains("Release v1-8 vmi"));
    assertThat(
        browser.texts("#release thead th"),
        hasItems("v1.7.0 to v1.8.0 (from 2025-10-06)", "since v1.8.0 (2025-11-11)"));
    assertThat(
        browser.texts("#release tbody tr:first-child > *"),
        contains(LATENCY, "20 s", "123", "29.8 s", "153", "▲ +49 %\nworse"));
  }

  private static ResourceHistory history() {
    double[] latencies = new double[300];
    for (int i = 0; i < latencies.length; i++) {
      latencies[i] = (i < 150 ? 20 : 30) + i % 3 - 1;
    }
    return Histories.of(Histories.series(LATENCY, latencies), Histories.noise(PATCHES, 300));
  }

  private static PageOptions options() {
    Run good = new Run("job-1", "149", Histories.run("", 149).time(), "a1b2c3d4e5f6", null);
    Run bad = new Run("job-1", "150", Histories.run("", 150).time(), "b1b2c3d4e5f6", null);
    Change better =
        Histories.change(PATCHES, Histories.run("", 99), Histories.run("", 100), Verdict.BETTER);
    return PageOptions.plain()
        .withLinks(
            new RunLinks(
                "https://prow.example/view/{job}/{run}", "https://example.org/{good}...{bad}"))
        .withChanges(
            Histories.changes(
                Histories.event(Histories.change(LATENCY, good, bad, Verdict.WORSE)),
                Histories.event(better)));
  }

  private static Path write(String name, ResourceHistory history, PageOptions options)
      throws IOException {
    return Files.writeString(folder.resolve(name), new HtmlPage().render(history, options));
  }
}
