package io.github.perfreport.endtoend;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The run command on the sample logs: which files there are, and that the account agrees. */
class RunTest {

  private static final SampleRun RUN = SampleRun.get();

  @Test
  void aRunThatGoesWellSaysWhereToLook() {
    assertThat(RUN.outcome().err(), RUN.outcome().code(), is(0));
    assertThat(RUN.outcome().err(), is(emptyString()));
    String weekly = RUN.output() + "/weekly/";
    assertThat(
        RUN.outcome().lines(),
        hasItems(
            "page:    " + weekly + "sample-performance/vmi/index.html",
            "page:    " + weekly + "sample-performance/vm/index.html",
            "page:    " + weekly + "sample-density/vmi/index.html",
            "index:   " + RUN.output() + "/index.html",
            "account: " + RUN.output() + "/run-report.json"));
  }

  @Test
  void theFilesAreTheseAndNoOthers() {
    TreeSet<String> expected = new TreeSet<>();
    expected.add("run-report.json");
    expected.add("index.html");
    for (Map.Entry<String, JsonNode> run : Samples.get().expected().properties()) {
      String job = run.getValue().path("job").asText();
      expected.add("results/" + job + "/" + run.getKey() + "/data/results.json");
    }
    expected.addAll(reports(Samples.get().definition()));
    expected.addAll(reports(Samples.get().densityDefinition()));

    assertThat(Written.below(RUN.output()), is(List.copyOf(expected)));
  }

  /** A lane's weekly files, pages and plots, by what its logs hold. */
  private static Set<String> reports(String definition) {
    Lane lane = Definition.read(definition, "output");
    Set<String> files = new TreeSet<>();
    files.add("weekly/" + lane.name() + "/changes.json");
    files.add("weekly/" + lane.name() + "/report.md");
    lane.metrics()
        .forEach(
            (resource, metrics) -> {
              String folder = "weekly/" + lane.name() + "/" + resource + "/";
              SortedMap<String, Integer> weeks = weeks(lane, resource);
              for (String metric : metrics) {
                weeks.keySet().forEach(w -> files.add(folder + metric + "/" + w));
                files.add(folder + metric + "/plot.png");
              }
              String newest = weeks.lastKey().substring(0, 10);
              files.add(folder + "index.html");
              files.add(folder + newest + "/index.html");
            });
    return files;
  }

  /** How many runs of the lane have the resource, by the week's file. */
  private static SortedMap<String, Integer> weeks(Lane lane, String resource) {
    SortedMap<String, Integer> weeks = new TreeMap<>();
    for (JsonNode run : Samples.get().expected()) {
      if (lane.source().hasJob(run.path("job").asText()) && run.path(resource).isObject()) {
        weeks.merge(mondayOf(run) + "/data/results.json", 1, Integer::sum);
      }
    }
    return weeks;
  }

  /** The run without a time of its own ended on Thursday, 2026-02-26. */
  private static LocalDate mondayOf(JsonNode run) {
    String time = run.path("time").isNull() ? "2026-02-26T09:00:00Z" : run.path("time").asText();
    return OffsetDateTime.parse(time)
        .atZoneSameInstant(ZoneOffset.UTC)
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  @Test
  void eachWeekHoldsEachRunOfItOnce() throws IOException {
    Lane lane = Definition.read(Samples.get().definition(), "output");
    SortedMap<String, Integer> weeks = weeks(lane, "vm");
    assertThat(weeks, is(aMapWithSize(12)));

    for (Map.Entry<String, Integer> week : weeks.entrySet()) {
      JsonNode data =
          new ObjectMapper()
              .readTree(
                  RUN.output()
                      .resolve("weekly/sample-performance/vm/CREATE-pods-count")
                      .resolve(week.getKey())
                      .toFile())
              .path("Data");
      TreeSet<String> runs = new TreeSet<>();
      data.path("DataPoints").forEach(point -> runs.add(point.path("Run").asText()));
      assertThat(week.getKey(), data.path("Count").asInt(), is(week.getValue()));
      assertThat(week.getKey(), runs.size(), is(week.getValue()));
    }
  }

  @Test
  void theSummaryTheAccountAndTheLogsAgree() throws IOException {
    JsonNode account =
        new ObjectMapper().readTree(RUN.output().resolve("run-report.json").toFile());
    Map<String, Integer> sums = new TreeMap<>();
    for (JsonNode lane : account.path("Lanes")) {
      for (JsonNode job : lane) {
        assertThat(job.path("Resources").path("vmi").asInt() > 0, is(true));
        job.properties().stream()
            .filter(c -> c.getValue().isNumber())
            .forEach(c -> sums.merge(c.getKey(), c.getValue().asInt(), Integer::sum));
      }
    }
    int refusals = 0;
    List<String> rows = new ArrayList<>();
    for (JsonNode row : account.path("Runs")) {
      refusals += row.path("Refused").size();
      rows.add(row.path("Run").asText());
    }
    // empty and clone-failure have no block, lost-block none that can be attributed.
    assertThat(
        sums, is(Map.of("listed", 336, "parsed", 333, "null", 3, "refused", 0, "running", 0)));
    assertThat(rows.size(), is(336));
    assertThat(new TreeSet<>(rows).size(), is(336));
    assertThat(
        RUN.outcome().lines().get(0),
        is(
            String.format(
                Locale.ROOT,
                "logs:    %d runs listed, 0 of them archived before; newly read: %d parsed, "
                    + "%d without a block, %d refused; %d refusals",
                sums.get("listed"),
                sums.get("parsed"),
                sums.get("null"),
                sums.get("refused"),
                refusals)));
    assertThat(RUN.outcome().lines().get(1), is("archive: 0 runs read, 0 refused"));
    assertThat(RUN.outcome().lines().get(2), is(weekly()));
    assertThat(RUN.outcome().lines().get(3), startsWith("changes: 5 found in "));
    assertThat(
        RUN.outcome().lines().get(4),
        startsWith(
            "worse:   sample-performance: PATCH-pods-count of vmi rose from 217 to 434 calls"));
    assertThat(RUN.outcome().lines(), hasItem(startsWith("page:")));
  }

  /** Records and points as the files have them. */
  private static String weekly() throws IOException {
    long records = 0;
    long points = 0;
    Path weekly = RUN.output().resolve("weekly");
    for (String file : Written.below(weekly)) {
      if (file.endsWith("/data/results.json")) {
        records++;
        JsonNode data = new ObjectMapper().readTree(weekly.resolve(file).toFile()).path("Data");
        points += data.path("DataPoints").size();
      }
    }
    return String.format(Locale.ROOT, "weekly:  %,d records of %,d points", records, points);
  }
}
