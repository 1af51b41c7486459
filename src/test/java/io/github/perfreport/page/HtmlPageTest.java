package io.github.perfreport.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.NoAlarmReason;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.reporting.RunLinks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028'\"&{{data}}";

  private final HtmlPage page = new HtmlPage();

  @Test
  void saysTheLaneTheResourceAndTheNewestWeekBeforeAnyScriptRuns() {
    String html = page.render(Histories.of(Histories.series("m", 1, 2, 3)), PageOptions.plain());

    assertThat(html, containsString("<h1>some-lane <span class=\"resource\">vmi</span></h1>"));
    assertThat(html, containsString("Newest week 2025-09-29 to 2025-10-05: 3 runs."));
  }

  @Test
  void withoutScriptsThereAreEventsFiguresAndWeeklyMeans() {
    ResourceHistory history =
        Histories.of(Histories.noise("m", 300), Histories.series("once", 20, 30));
    Change change =
        Histories.change("m", Histories.run("", 1), Histories.run("", 2), Verdict.WORSE);
    PageOptions options =
        PageOptions.plain().withChanges(Histories.changes(Histories.event(change)));
    String html =
        between(page.render(history, options), "<div id=\"static\">", "<div id=\"toolbar\"", 0);

    assertThat(
        html, containsString("<li>2025-09-29: m of vmi rose from 20 to 30 (+50 %), worse; needs"));
    assertThat(html, containsString("<tr><th>once</th><td><svg"));
    assertThat(
        html, containsString("</svg></td><td>2025-09-29</td><td>2</td><td>25</td><td>–</td>"));
    assertThat(occurrences(html, "<path "), is(2));
    assertThat(html, not(containsString("NaN")));
  }

  @Test
  void eachRunNamesItsCommit() throws Exception {
    Run known = new Run("a", "1", Histories.run("", 1).time(), "abc", null);
    Run unknown = new Run("a", "2", Histories.run("", 2).time(), null, null);
    Run same = new Run("a", "3", Histories.run("", 3).time(), "abc", null);
    List<Point> points =
        Stream.of(known, unknown, same).map(run -> new Point(1, Double.NaN, run)).toList();
    JsonNode data =
        dataOf(page.render(Histories.of(Histories.series("m", points)), PageOptions.plain()));

    assertThat(data.get("commits").toString(), equalTo("[\"abc\",null]"));
    assertThat(data.get("runs").get("commit").toString(), equalTo("[0,1,-1]"));
  }

  @Test
  void nothingHostileLeavesItsPlace() {
    ResourceHistory history =
        new ResourceHistory(HOSTILE, HOSTILE, List.of(Histories.noise(HOSTILE, 3)));
    Run run = Histories.run(HOSTILE, 1);
    Change change =
        new Change(
            new Change.SeriesKey(HOSTILE, HOSTILE, HOSTILE),
            run,
            run,
            run.time(),
            null,
            new Change.Shift(1, 2, .1, 3, 4),
            Verdict.WORSE,
            Status.KNOWN,
            NoAlarmReason.KNOWN,
            HOSTILE);
    Event event =
        new Event(
            List.of(change),
            List.of(change),
            List.of(new Marker(LocalDate.EPOCH, HOSTILE)),
            List.of(new Event.JobStart(HOSTILE, run)));
    String html =
        page.render(
            history,
            PageOptions.plain()
                .withRelease(HOSTILE)
                .withAsked(List.of(HOSTILE + "2"))
                .withMarkers(List.of(new Marker(LocalDate.EPOCH, HOSTILE)))
                .withChanges(Histories.changes(event)));

    assertThat(html, not(containsString("<img")));
    assertThat(occurrences(html, "</script>"), is(3));
    assertThat(dataOf(html).get("metrics").get(0).get("name").asText(), equalTo(HOSTILE));
  }

  @Test
  void thePolicyAllowsExactlyTheScriptsAndTheStyleThatAreThere() throws Exception {
    String html = page.render(Histories.of(Histories.noise("m", 3)), PageOptions.plain());

    String expected =
        "default-src 'none'; script-src %s %s; style-src %s; base-uri 'none'; form-action 'none'"
            .formatted(
                hash(between(html, "<script>", "</script>", 0)),
                hash(between(html, "<script>", "</script>", 1)),
                hash(between(html, "<style>", "</style>", 0)));
    assertThat(html, containsString("content=\"" + expected + "\""));
    assertThat(html, not(containsString("unsafe-inline")));
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String html = page.render(Histories.of(Histories.noise("m", 3)), PageOptions.plain());

    Matcher loading =
        Pattern.compile("<link|<script [^>]*src|<img|<iframe|url\\(|@import|fetch\\(|XMLHttp")
            .matcher(html);
    assertThat(loading.find(), is(false));
  }

  @Test
  void theSameHistoryGivesTheSamePageInEveryLocale() {
    List<Marker> markers = new ArrayList<>();
    markers.add(new Marker(LocalDate.EPOCH, "b"));
    markers.add(new Marker(LocalDate.EPOCH, "a"));
    String once = page.render(Histories.large(), PageOptions.plain().withMarkers(markers));
    Collections.reverse(markers);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      String again =
          new HtmlPage().render(Histories.large(), PageOptions.plain().withMarkers(markers));
      assertThat(again.equals(once), is(true));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void staysSmallForTheLargestResourceInUse() {
    String html = page.render(Histories.large(), PageOptions.plain());

    assertThat(html.getBytes(StandardCharsets.UTF_8).length, lessThan(600_000));
  }

  @Test
  void namesMetricsWithoutDataOnce() throws Exception {
    String html =
        page.render(
            Histories.of(Histories.series("a", 1)),
            PageOptions.plain().withAsked(List.of("a", "b", "b")));

    assertThat(dataOf(html).get("missing").toString(), equalTo("[\"b\"]"));
  }

  @Test
  void countsTheWeeksWithoutRuns() {
    List<Point> points = new ArrayList<>();
    points.add(new Point(1, Double.NaN, Histories.run("j", 0)));
    points.add(new Point(1, Double.NaN, Histories.run("j", 24 * 3)));
    String html = page.render(Histories.of(Histories.series("m", points)), PageOptions.plain());

    assertThat(html, containsString("in 4 weeks since 2025-09-29, 2 of them without a run."));
    assertThat(dataOf(html).get("weeks").get("runs").toString(), equalTo("[1,0,0,1]"));
  }

  @Test
  void aThinnedWeekHasAsManyRunsAsItsFiguresAreOf() {
    Series whole = Histories.series("m", 1, 2, 3);
    WeeklyRecord week = whole.weeks().get(0);
    WeeklyRecord thinned =
        new WeeklyRecord(week.monday(), week.statistics(), week.points().subList(1, 2));
    Series series = new Series("m", List.of(thinned));

    String html = page.render(Histories.of(series), PageOptions.plain());

    assertThat(html, containsString(": 3 runs. In all 3 runs, 1 of them drawn, in 1 week since"));
  }

  @Test
  void aChangeOfJobIsMarkedWithWhatIsNewInItsName() {
    List<Point> points =
        List.of(
            new Point(1, Double.NaN, Histories.run("e2e-k8s-1.31-perf", 0)),
            new Point(1, Double.NaN, Histories.run("e2e-k8s-1.34-perf", 30)),
            new Point(1, Double.NaN, Histories.run("e2e-k8s-1.31-perf", 31)));
    String html = page.render(Histories.of(Histories.series("m", points)), PageOptions.plain());

    JsonNode changes = dataOf(html).get("jobChanges");
    assertThat(changes.size(), is(1));
    assertThat(changes.get(0).get("label").asText(), equalTo("1.34"));
  }

  @Test
  void anEmptyHistoryIsAPageThatSaysSo() {
    String html = page.render(Histories.of(), PageOptions.plain());

    assertThat(html, containsString("No run with data."));
    assertThat(dataOf(html).get("metrics").size(), is(0));
  }

  @Test
  void knowsTheDifferenceBetweenNoChangesAndNobodyLooking() {
    ResourceHistory history = Histories.of(Histories.series("m", 1));

    assertThat(dataOf(page.render(history, PageOptions.plain())).has("events"), is(false));
    assertThat(
        dataOf(page.render(history, PageOptions.plain().withChanges(Histories.changes())))
            .get("events")
            .size(),
        is(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)//{job}", "data:text/html,x", "//host/{job}", "https:", "x y"})
  void linksLeadToTheWebOnly(String template) {
    RunLinks runs = new RunLinks(template, null);
    RunLinks commits = new RunLinks(null, template);
    assertThrows(IllegalArgumentException.class, () -> PageOptions.plain().withLinks(runs));
    assertThrows(IllegalArgumentException.class, () -> PageOptions.plain().withLinks(commits));
  }

  @Test
  void aRunUrlKeepsItsPlaceholders() {
    String template = "https://prow.example/view/{job}/{run}";
    String html =
        page.render(
            Histories.of(Histories.series("m", 1)),
            PageOptions.plain().withLinks(new RunLinks(template, null)));

    assertThat(dataOf(html).get("runUrl").asText(), startsWith(template));
  }

  private static JsonNode dataOf(String html) {
    try {
      return new ObjectMapper()
          .readTree(
              between(html, "<script type=\"application/json\" id=\"data\">", "</script>", 0));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String between(String text, String open, String close, int skip) {
    int start = -1;
    for (int i = 0; i <= skip; i++) {
      start = text.indexOf(open, start + 1);
    }
    start += open.length();
    return text.substring(start, text.indexOf(close, start));
  }

  private static int occurrences(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  private static String hash(String content) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
