package io.github.perfreport.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.reporting.RunLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What a reader does with the page, in a real browser. */
class HtmlPageInBrowserTest {

  private static final String HOSTILE =
      "</script><img src=x onerror=\"window.hacked=1\"><b>GET</b>-pods-count";
  private static final String LATENCY = "vmiCreationToRunningSecondsP95";
  private static final String PATCHES = "PATCH-pods-count";
  private static final int RUNS = 300;

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
      // Not once for the class: so each test is reported as skipped where there is no browser.
      browser = Browser.start(folder);
      page = write("page.html", history(), options());
    }
    browser.size(1400, 900);
    browser.prefer("light");
    browser.console();
    browser.requests();
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
  }

  @Test
  void opensWithWhatChangedAndARowForEachMetric() {
    browser.open(page, "");

    assertThat(browser.texts("h1"), contains("a lane vmi"));
    assertThat(
        browser.texts("#changes summary.change"),
        contains(
            "worse\n2025-11-11\n+50 %\n" + LATENCY + "\n20 → 30 s\nand 1 more\nneeds a look",
            "better\n2025-10-28\n+50 %\n" + PATCHES + "\n20 → 30 calls\nlasts"));
    assertThat(browser.texts("#overview tbody th.name"), hasItem(LATENCY + " needs a look"));
    assertThat(
        browser.texts("#missing summary"),
        contains("1 gap between runs in the last four weeks", "1 metric without any data"));
  }

  @Test
  void drawsChartsOnlyWhereTheyAreSeen() throws Exception {
    Path large = write("large.html", Histories.large(), PageOptions.plain());
    browser.open(large, "");
    browser.run("document.querySelector('.card').scrollIntoView()");
    browser.await("charts in view", () -> count("canvas") > 3);

    assertThat(count("canvas"), lessThanOrEqualTo(24L));
    assertThat(count(".card"), is(45L));
  }

  @Test
  void drawsNumbersOfAnySize() throws Exception {
    ResourceHistory history =
        Histories.of(
            Histories.series("close", 1e14, Math.nextUp(1e14), 1e14),
            Histories.series("huge", 1e150, -1e150, 3),
            Histories.series("large", 2e100, 3e100),
            Histories.series("small", 1e-200, 3e-200),
            Histories.series("least", 0, Double.MIN_VALUE));
    browser.open(write("any-size.html", history, PageOptions.plain()), "");
    browser.run("document.querySelectorAll('.card').forEach((card) => card.scrollIntoView())");
    browser.await("all charts", () -> count(".card canvas") == 5);

    assertThat(labelsOf("large"), contains("2e100", "2.25e100", "2.5e100", "2.75e100", "3e100"));
    assertThat(labelsOf("close").size(), lessThanOrEqualTo(12));
  }

  @Test
  void anAxisHasAFewLabelsWhateverItsRange() {
    browser.open(page, "");
    for (String range :
        List.of(
            "1e14, 1e14 + 0.02",
            "1, 1 + Number.EPSILON",
            "7, 7",
            "0, 0",
            "0, 5e-324",
            "5e-324, 5e-324",
            "-1e150, 1e150",
            "1e-300, 2e-300",
            "1e150, 1e150 * (1 + 1e-12)")) {
      Object count =
          browser.run(
              "const [min, max] = yRange(%s);".formatted(range)
                  + "const step = VALUE_STEPS.find((s) => s >= (max - min) / 8);"
                  + "return min < max && step ? valueSplits(null, 1, min, max, step).length : -1");
      assertThat(range, (Long) count, lessThanOrEqualTo(10L));
      assertThat(range, (Long) count, greaterThanOrEqualTo(0L));
    }
  }

  @Test
  void filtersByTyping() {
    browser.open(page, "");
    browser.find("input[type=search]").sendKeys("patch pods");

    assertThat(browser.texts(".card h3"), contains(PATCHES));
    assertThat(browser.texts("#overview tbody th.name"), contains(PATCHES));
    assertThat(browser.hash(), equalTo("#filter=patch+pods"));
  }

  @Test
  void allChartsZoomTogetherAndADoubleClickGoesBack() throws Exception {
    openAt(LATENCY, 0);
    browser.run("window.open = (url) => { window.opened = url; }");
    double whole = rangeOf(LATENCY);
    int[] from = placeOf(LATENCY, 60);
    int[] to = placeOf(LATENCY, 120);
    browser
        .mouse()
        .moveToLocation(from[0], from[1])
        .clickAndHold()
        .moveToLocation(to[0], to[1])
        .release()
        .perform();
    browser.await("zoomed", () -> rangeOf(LATENCY) < whole / 2);

    assertThat(rangeOf(PATCHES), closeTo(rangeOf(LATENCY), 1));
    assertThat(browser.hash(), containsString("range=2025-"));

    int[] middle = placeOf(LATENCY, 90);
    browser.mouse().moveToLocation(middle[0], middle[1]).doubleClick().perform();
    browser.await("all again", () -> rangeOf(LATENCY) == whole);
    assertThat(browser.hash(), not(containsString("range")));
    // The two clicks of a double click open no run.
    Thread.sleep(400);
    assertThat(browser.run("return window.opened ?? ''"), equalTo(""));
  }

  @Test
  void buttonsChooseARangeCountedFromTheNewestRun() throws Exception {
    openAt(LATENCY, 0);
    browser.button("1M").click();
    browser.await("a month", () -> rangeOf(LATENCY) < 33 * 86_400);

    assertThat(browser.hash(), containsString("range=1M"));
    assertThat(browser.button("1M").getDomAttribute("aria-pressed"), equalTo("true"));
  }

  @Test
  void hoveringTellsARunAndClickingOpensIt() throws Exception {
    openAt(LATENCY, 17);
    browser.run("window.open = (url) => { window.opened = url; }");
    int[] place = placeOf(LATENCY, 17);
    browser.mouse().moveToLocation(place[0], place[1]).perform();
    browser.await("the tip", () -> browser.find("#tip").isDisplayed());

    Run run = Histories.run("job-1", 17);
    String tip = browser.find("#tip").getText();
    assertThat(tip, containsString("20.17 s"));
    assertThat(tip, containsString("2025-10-04 02:00 UTC"));
    assertThat(tip, containsString("run " + run.id()));
    assertThat(tip, containsString("threshold 21"));

    browser.mouse().click().perform();
    browser.await("the run", () -> browser.run("return window.opened ?? null") != null);
    assertThat(
        browser.run("return window.opened"),
        equalTo("https://prow.example/view/job-1/" + run.id()));
  }

  @Test
  void keysGoFromRunToRunAndTellThem() throws Exception {
    openAt(LATENCY, 0);
    browser.find(".card .plot").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);

    String last = Histories.run("job-2", RUNS - 2).id();
    assertThat(
        (String) browser.run("return document.getElementById('live').textContent"),
        containsString("run " + last));
  }

  @Test
  void aLinkShowsWhatItsSenderSaw() throws Exception {
    browser.open(page, "#metric=" + PATCHES + "&range=3M&order=name&show=runs,median,p95");
    browser.await("a wide chart", () -> count(".card.wide canvas") == 1);

    assertThat(browser.texts(".card.wide h3"), contains(PATCHES));
    assertThat(browser.button("3M").getDomAttribute("aria-pressed"), equalTo("true"));
    assertThat(browser.button("By name").getDomAttribute("aria-pressed"), equalTo("true"));
    assertThat(browser.button("Weekly mean").getDomAttribute("aria-pressed"), equalTo("false"));
    assertThat(browser.button("Weekly median").getDomAttribute("aria-pressed"), equalTo("true"));
  }

  @Test
  void aRowLeadsToItsChart() throws Exception {
    browser.open(page, "");
    browser.run(
        "[...document.querySelectorAll('th.name a')].find(a => a.textContent === arguments[0]).click()",
        PATCHES);
    browser.await("a wide chart", () -> count(".card.wide canvas") == 1);

    assertThat(browser.hash(), equalTo("#metric=" + PATCHES));
  }

  @Test
  void everyNumberOfAChartIsInItsCsv() throws Exception {
    openAt(LATENCY, 0);
    browser.run("document.querySelector('.card button').click()");
    Path csv = folder.resolve("downloads").resolve(LATENCY + ".csv");
    browser.await("the download", () -> Files.exists(csv));

    List<String> lines = Files.readAllLines(csv);
    assertThat(lines.size(), is(RUNS + 1));
    assertThat(lines.get(0), equalTo("date,job,run,commit," + LATENCY + ",unit,threshold"));
    assertThat(
        lines.get(18),
        equalTo("2025-10-04T02:00:00.000Z,job-1," + Histories.run("", 17).id() + ",,20.17,s,21"));
  }

  @Test
  void isDarkForWhoPrefersDark() {
    browser.open(page, "");
    Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
    browser.prefer("dark");

    assertThat(light, equalTo("rgb(244, 246, 248)"));
    assertThat(
        browser.run("return getComputedStyle(document.body).backgroundColor"),
        equalTo("rgb(15, 18, 21)"));
  }

  @Test
  void fitsAPhone() throws Exception {
    browser.size(390, 844);
    openAt(LATENCY, 0);

    assertThat(
        (Long) browser.run("return document.documentElement.scrollWidth"), lessThanOrEqualTo(390L));
    assertThat(
        (Long) browser.run("return document.querySelector('#overview table').offsetWidth"),
        lessThanOrEqualTo(390L));
  }

  @Test
  void aSlashLeadsToTheFilterAndEscapeOutOfAWideChart() {
    browser.open(page, "#metric=" + PATCHES);
    browser.find("body").sendKeys("/");
    assertThat(
        browser.run("return document.activeElement === controls.filter"), equalTo(Boolean.TRUE));

    browser.run("document.activeElement.blur()");
    browser.find("body").sendKeys(Keys.ESCAPE);
    assertThat(count(".card.wide"), is(0L));
    assertThat(browser.hash(), equalTo(""));
  }

  @Test
  void onPaperChartsAndColumnsAreWhole() throws Exception {
    openAt(LATENCY, 0);
    browser.paper(true);
    browser.size(700, 1000);
    browser.run("dispatchEvent(new Event('beforeprint'))");

    assertThat(
        (Long) browser.run("return document.documentElement.scrollWidth"), lessThanOrEqualTo(700L));
    assertThat(
        browser.run(
            "return cards.every(({node}) => {"
                + "const {right} = node.querySelector('canvas').getBoundingClientRect();"
                + "return right <= node.getBoundingClientRect().right; })"),
        equalTo(Boolean.TRUE));
    assertThat(browser.texts("#overview thead th"), hasItem("vs base"));
    assertThat(browser.texts("#overview thead th"), hasItem("Base"));
    browser.paper(false);
  }

  @Test
  void onANarrowScreenTheComparisonIsInView() {
    browser.size(720, 900);
    browser.open(page, "");

    assertThat(
        (Boolean)
            browser.run(
                "return [...document.querySelectorAll('#overview td')]"
                    + ".every((cell) => cell.getBoundingClientRect().right <= 720)"),
        is(true));
  }

  @Test
  void hostileTextIsOnlyText() {
    browser.open(page, "#filter=hacked");

    assertThat(browser.texts(".card h3"), contains(HOSTILE));
    assertThat(count("img"), is(0L));
    assertThat(browser.texts("#changes .event"), hasItem(containsString("v1.7.1 " + HOSTILE)));
    assertThat(browser.texts("#changes .event th"), hasItem(HOSTILE));
  }

  @Test
  void halfASurrogatePairHarmsNothing() throws Exception {
    Series series =
        Histories.series(
            "m\ud800", List.of(new Point(1, Double.NaN, Histories.run("job\udc00", 0))));
    ResourceHistory history = new ResourceHistory("lane\ud800", "vmi", List.of(series));
    PageOptions linked =
        PageOptions.plain().withLinks(new RunLinks("https://prow.example/{job}/{run}", null));
    browser.open(write("surrogates.html", history, linked), "");

    assertThat(
        browser.run("return runUrl(0)"),
        equalTo("https://prow.example/job%EF%BF%BD/" + Histories.run("", 0).id()));
    assertThat(count(".card"), is(1L));
  }

  @Test
  void anAddressNobodyExpectedBreaksNothing() {
    browser.open(
        page, "#metric=nope&range=constructor&order=__proto__&show=x&filter=%3Cimg%20src%3Dx%3E");
    assertThat(count(".card:not([hidden])"), is(0L));
    assertThat(
        browser.texts("#complaint"),
        contains(
            "The link asks for what this page does not have: metric nope, range constructor,"
                + " order __proto__, show x."));

    browser.open(page, "#range=2025-99-99..x");
    assertThat(count(".card"), is(3L));
  }

  @Test
  void aRowTellsHowTheNewestWeekDiffers() throws Exception {
    // 24 runs a week, seven hours apart; the tenth and newest week is a fifth higher.
    double[] moved = new double[240];
    Arrays.fill(moved, 0, 216, 10);
    Arrays.fill(moved, 216, 240, 12);
    double[] ended = Arrays.copyOf(moved, 20);
    ResourceHistory history =
        Histories.of(Histories.series("moved-count", moved), Histories.series("ended", ended));
    browser.open(write("rows.html", history, PageOptions.plain()), "#order=name");

    assertThat(
        browser.texts("#overview tbody tr:not(.kind) td:not(.trend)"),
        contains("12", "24", "10", "+20 %", "10", "▲ +20 %\nchanged"));
    assertThat(browser.texts("#overview p"), contains(startsWith("1 of 1 metric left")));

    browser.button("No longer measured: 1 metric").click();
    assertThat(
        browser.texts("#overview tbody.ended tr:not(.kind) td:not(.trend)"),
        contains("none since 2025-10-06", "0", "–", "–", "–", "–"));
  }

  @Test
  void whatIsNoLongerMeasuredIsFoldedUntilSomebodyLooksForIt() throws Exception {
    ResourceHistory history =
        Histories.of(Histories.series("ended", new double[20]), Histories.noise("lives", 300));
    Path file = write("ended.html", history, PageOptions.plain());
    browser.open(file, "");
    assertThat(browser.texts(".card h3"), contains("lives"));

    browser.open(file, "#filter=ended");
    assertThat(browser.texts(".card h3"), contains("ended"));
    assertThat(browser.texts("#overview tbody th.name"), contains("ended"));
  }

  @Test
  void noiseDoesNotComeFirstHoweverLargeItsPercentage() throws Exception {
    double[] sure = new double[240];
    Arrays.fill(sure, 0, 216, 10);
    Arrays.fill(sure, 216, 240, 11);
    double[] rare = new double[240];
    rare[200] = 0.001;
    ResourceHistory history =
        Histories.of(Histories.series("a-rare-depth", rare), Histories.series("b-sure", sure));
    browser.open(write("order.html", history, PageOptions.plain()), "#order=change");

    assertThat(browser.texts("#overview tbody th.name"), contains("b-sure", "a-rare-depth"));
  }

  @Test
  void aQuietWeekIsOneSentence() throws Exception {
    ResourceHistory history = Histories.of(Histories.noise("m", 300));
    browser.open(
        write("quiet.html", history, PageOptions.plain().withChanges(Histories.changes())), "");

    assertThat(
        browser.texts("#overview p"), contains(startsWith("1 metric stayed within the range")));
    assertThat(browser.texts("#changes .quiet"), contains("Nothing: no metric left its level."));
  }

  @Test
  void emptyAndTinyHistoriesAreShown() throws Exception {
    browser.open(write("empty.html", Histories.of(), PageOptions.plain()), "");
    assertThat(browser.texts("#overview p"), contains("No metric has data."));

    ResourceHistory odd =
        Histories.of(
            Histories.series("one", 5),
            Histories.series("zero", 0, 0, 0),
            Histories.series("tiny", 1e-9, 2e-9, 3e-9),
            Histories.series("huge", 1e12, 2e12, 1.5e12));
    browser.open(write("odd.html", odd, PageOptions.plain()), "");
    browser.run("document.getElementById('charts').scrollIntoView()");
    browser.await("charts", () -> count("canvas") == 4);
    assertThat(browser.texts(".card .latest"), everyItem(not(containsString("NaN"))));
  }

  private static void openAt(String metric, int run) throws InterruptedException {
    browser.open(page, "");
    browser.run("cards.find(c => c.metric.name === arguments[0]).node.scrollIntoView()", metric);
    browser.await(
        "the chart",
        () ->
            (Boolean)
                browser.run(
                    "return Boolean(cards.find(c => c.metric.name === arguments[0]).chart)",
                    metric));
    browser.await("the chart at rest", () -> placeOf(metric, run)[0] > 0);
  }

  /** Where a run's point is, in pixels from the window's corner. */
  private static int[] placeOf(String metric, int run) {
    @SuppressWarnings("unchecked")
    List<Number> place =
        (List<Number>)
            browser.run(
                "const {chart} = cards.find(c => c.metric.name === arguments[0]);"
                    + "const area = chart.plot.over.getBoundingClientRect();"
                    + "const {left, top} = chart.placeOf(arguments[1]);"
                    + "return [area.left + left, area.top + top]",
                metric,
                run);
    return new int[] {
      (int) Math.round(place.get(0).doubleValue()), (int) Math.round(place.get(1).doubleValue())
    };
  }

  /** How much time a chart shows, in seconds. */
  private static double rangeOf(String metric) {
    return ((Number)
            browser.run(
                "const {x} = cards.find(c => c.metric.name === arguments[0]).chart.plot.scales;"
                    + "return x.max - x.min",
                metric))
        .doubleValue();
  }

  /** The labels of a chart's value axis, from the lowest up. */
  @SuppressWarnings("unchecked")
  private static List<String> labelsOf(String metric) {
    return (List<String>)
        browser.run(
            "return cards.find(c => c.metric.name === arguments[0]).chart.plot.axes[1]._values",
            metric);
  }

  private static long count(String css) {
    return (Long) browser.run("return document.querySelectorAll(arguments[0]).length", css);
  }

  private static ResourceHistory history() {
    List<Point> latency = new ArrayList<>();
    List<Point> patches = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      Run run = Histories.run(i < 200 ? "job-1" : "job-2", i);
      latency.add(new Point(20 + i / 100.0, 21, run));
      patches.add(new Point(1e6 + i * i % 97, Double.NaN, run));
    }
    Series hostile = Histories.noise(HOSTILE, RUNS);
    return new ResourceHistory(
        "a lane",
        "vmi",
        List.of(Histories.series(LATENCY, latency), Histories.series(PATCHES, patches), hostile));
  }

  private static PageOptions options() {
    return PageOptions.plain()
        .withLinks(
            new RunLinks(
                "https://prow.example/view/{job}/{run}", "https://example.org/{good}...{bad}"))
        .withAsked(List.of(LATENCY, "GET-nodes-count"))
        .withMarkers(List.of(new Marker(LocalDate.parse("2025-11-01"), "v1.7.0 " + HOSTILE)))
        .withChanges(changes());
  }

  /** Two events: at run 150 a metric got worse and the hostile one with it, at 100 one better. */
  private static LaneChanges changes() {
    Run good = new Run("job-1", "149", Histories.run("", 149).time(), "a1b2c3d4e5f6", null);
    Run bad = new Run("job-1", "150", Histories.run("", 150).time(), "b1b2c3d4e5f6", null);
    Event worse =
        new Event(
            List.of(
                Histories.change(LATENCY, good, bad, Verdict.WORSE),
                Histories.change(HOSTILE, good, bad, Verdict.WORSE)),
            List.of(),
            List.of(new Marker(LocalDate.parse("2025-11-12"), "v1.7.1 " + HOSTILE)),
            List.of());
    Change better =
        Histories.change(PATCHES, Histories.run("", 99), Histories.run("", 100), Verdict.BETTER);
    LaneChanges changes = Histories.changes(worse, Histories.event(better));
    MissingData gap =
        new MissingData(
            "some-lane",
            MissingData.Kind.GAP,
            HOSTILE,
            good.time(),
            bad.time().plusSeconds(90_000));
    return changes.withLapses(List.of(gap));
  }

  private static Path write(String name, ResourceHistory history, PageOptions options)
      throws IOException {
    return Files.writeString(folder.resolve(name), new HtmlPage().render(history, options));
  }
}
