package io.github.perfreport.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunCount;
import io.github.perfreport.model.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of all lanes, in a real browser. */
class HtmlIndexInBrowserTest {

  private static final List<String> RELEASES =
      List.of("release-v1-8/a lane/vmi/release-index.html");
  private static final String HOSTILE = "</script><img src=x onerror=\"window.hacked=1\">";

  @TempDir private Path folder;
  private Browser browser;

  @BeforeEach
  void start() {
    browser = Browser.start(folder);
    browser.size(1400, 900);
  }

  @AfterEach
  void nothingWentWrongAndNothingLeft() throws Exception {
    if (browser == null) {
      return;
    }
    assertThat(browser.console(), is(empty()));
    for (String url : browser.requests()) {
      assertThat(url, not(startsWith("http")));
    }
    assertThat(browser.run("return window.hacked ?? 0"), is(0L));
    browser.close();
  }

  @Test
  void tellsWhichLaneNeedsALookFirstAndLeadsToItsPages() throws Exception {
    open(List.of(quiet("a-quiet-lane"), worse("worse-lane")), Set.of("worse-lane/vmi"), RELEASES);

    assertThat(browser.texts("h2"), contains("worse-lane", "a-quiet-lane", "Releases"));
    assertThat(browser.texts("h2 + .badge"), contains("1 event to look at", "quiet"));
    assertThat(browser.texts(".span"), contains(startsWith("2 lanes, newest run 2025-12-25")));
    assertThat(
        browser.texts(".change"), contains(startsWith("worse\n2025-11-11\n+50 %\nm of vmi\n20 →")));
    assertThat(
        browser.hrefs("a"),
        contains(
            "weekly/worse-lane/report.md",
            "weekly/worse-lane/changes.json",
            "weekly/worse-lane/vmi/index.html",
            "weekly/worse-lane/vmi/index.html#event=2025-11-11%3Am",
            "weekly/a-quiet-lane/report.md",
            "weekly/a-quiet-lane/changes.json",
            "release-v1-8/a%20lane/vmi/release-index.html"));
  }

  @Test
  void aThresholdNeedsALookUntilItIsAcknowledged() throws Exception {
    PassedThreshold passed =
        new PassedThreshold(
            new SeriesKey("a", "vmi", "m"), 3, 2, 5, 7, Histories.run("j", 150), null);
    open(
        List.of(exceeded("known", passed.acknowledged("a slow host")), exceeded("passed", passed)),
        Set.of());

    assertThat(browser.texts("h2"), contains("passed", "known"));
    assertThat(browser.texts("h2 + .badge"), contains("1 threshold to look at", "quiet"));
    assertThat(browser.texts(".what"), hasItem(containsString("known: a slow host")));
  }

  @Test
  void hostileTextIsOnlyTextAndFitsAPhone() throws Exception {
    browser.size(390, 844);
    Run run = new Run(HOSTILE, HOSTILE, Histories.START, null, null);
    LaneChanges hostile =
        new LaneChanges(
            HOSTILE,
            run,
            Histories.START.atZone(java.time.ZoneOffset.UTC).toLocalDate(),
            List.of(
                new ResourceState(
                    HOSTILE,
                    new java.util.TreeMap<>(),
                    run,
                    java.time.LocalDate.EPOCH,
                    new RunCount(1, -1, -1))),
            List.of(Histories.event(Histories.change(HOSTILE, run, run, Verdict.WORSE))),
            List.of(),
            List.of(),
            List.of(
                new MissingData(HOSTILE, MissingData.Kind.GAP, HOSTILE, run.time(), run.time())),
            Histories.NEVER_SILENT,
            run.time());
    open(List.of(hostile), Set.of(HOSTILE + "/" + HOSTILE));

    assertThat(browser.texts("h2"), contains(HOSTILE));
    assertThat(browser.texts(".change"), hasItem(containsString(HOSTILE)));
    assertThat(browser.run("return document.querySelectorAll('img').length"), is(0L));
    assertThat(
        (Long) browser.run("return document.documentElement.scrollWidth"), lessThanOrEqualTo(390L));
  }

  private static LaneChanges quiet(String lane) {
    return named(lane, Histories.changes());
  }

  private static LaneChanges worse(String lane) {
    Change change =
        Histories.change("m", Histories.run("j", 149), Histories.run("j", 150), Verdict.WORSE);
    return named(lane, Histories.changes(Histories.event(change)));
  }

  private static LaneChanges named(String lane, LaneChanges some) {
    return new LaneChanges(
        lane,
        some.newest(),
        some.week(),
        some.resources(),
        some.events(),
        List.of(),
        List.of(),
        List.of(),
        some.usualInterval(),
        some.watchedSince());
  }

  private static LaneChanges exceeded(String lane, PassedThreshold exceeded) {
    LaneChanges some = quiet(lane);
    return new LaneChanges(
        lane,
        some.newest(),
        some.week(),
        some.resources(),
        some.events(),
        List.of(exceeded),
        List.of(),
        List.of(),
        some.usualInterval(),
        some.watchedSince());
  }

  private void open(List<LaneChanges> lanes, Set<String> pages) throws Exception {
    open(lanes, pages, List.of());
  }

  private void open(List<LaneChanges> lanes, Set<String> pages, List<String> releases)
      throws Exception {
    browser.open(
        Files.writeString(
            folder.resolve("index.html"), new HtmlIndex().render(lanes, pages, releases)),
        "");
  }
}
