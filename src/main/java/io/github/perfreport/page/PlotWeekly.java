package io.github.perfreport.page;

import io.github.perfreport.changes.SerializedValue;
import io.github.perfreport.changes.WriteChanges;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.plot.PngPlot;
import io.github.perfreport.release.ReleaseNotes;
import io.github.perfreport.reporting.RunLinks;
import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.weekly.ResourceWeek;
import io.github.perfreport.weekly.Weeks;
import io.github.perfreport.weekly.WeeksWithoutResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Draws the reports of each resource of a lane: the page, the PNG of each metric, or both, and the
 * newest week's own report. The input is all weeks of a resource, in the global window. The output
 * is the paths of the files that were drawn, by output folder. If a resource has more than {@value
 * #MAX_RUNS} runs, each week shows only a share of its runs, evenly chosen; the week's figures are
 * still those of all its runs.
 */
public final class PlotWeekly
    extends PTransform<PCollection<KV<String, ResourceWeek>>, PCollection<KV<String, String>>> {

  private static final long serialVersionUID = 1L;

  /**
   * A page of this many runs and 45 metrics has some 3 MB; more runs can't be distinguished on a
   * screen.
   */
  static final int MAX_RUNS = 5_000;

  private static final TupleTag<ResourceWeek> WEEKS = new TupleTag<>("weeks") {};
  private static final TupleTag<SerializedValue<LaneChanges>> CHANGES =
      new TupleTag<>("changes") {};

  private final Lanes lanes;
  private final transient PCollection<KV<String, SerializedValue<LaneChanges>>> changes;
  private final boolean withChanges;

  private PlotWeekly(Lanes lanes, PCollection<KV<String, SerializedValue<LaneChanges>>> changes) {
    this.lanes = lanes;
    this.changes = changes;
    this.withChanges = changes != null;
  }

  /** Draws the reports of lanes into their weekly folders. */
  public static PlotWeekly of(List<Lane> lanes) {
    return new PlotWeekly(Lanes.of(lanes), null);
  }

  /**
   * The same, with changes listed on pages and marked on plots.
   *
   * @param byResource {@link WriteChanges#BY_RESOURCE}
   */
  public PlotWeekly withChanges(PCollection<KV<String, SerializedValue<LaneChanges>>> byResource) {
    return new PlotWeekly(lanes, byResource);
  }

  @Override
  public PCollection<KV<String, String>> expand(PCollection<KV<String, ResourceWeek>> weeks) {
    KeyedPCollectionTuple<String> history = KeyedPCollectionTuple.of(WEEKS, weeks);
    // Not a side input: the direct runner may wait forever for a side input that is ready.
    return (withChanges ? history.and(CHANGES, changes) : history)
        .apply("GatherReport", CoGroupByKey.create())
        .apply("DrawReport", ParDo.of(new PlotFn()));
  }

  private final class PlotFn extends DoFn<KV<String, CoGbkResult>, KV<String, String>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void plot(
        @Element KV<String, CoGbkResult> element, OutputReceiver<KV<String, String>> out)
        throws IOException {
      ResourceKey key = ResourceKey.parse(element.getKey());
      Lane lane = lanes.get(key.lane());
      WeeksWithoutResults kept = WeeksWithoutResults.of(lane.folders());
      ResourceHistory history =
          history(lane, key.resource(), element.getValue().getAll(WEEKS), kept);
      if (!history.series().isEmpty()) {
        Lane shown = lane.withReport(lane.report().withMore(kept.markers(key.resource())));
        new Drawing(shown, history, changesOf(element.getValue()), out).draw();
      }
    }

    /** What changed in the lane; null if changes were not searched. */
    private LaneChanges changesOf(CoGbkResult gathered) {
      SerializedValue<LaneChanges> packed = withChanges ? gathered.getOnly(CHANGES, null) : null;
      return packed == null ? null : packed.unpack();
    }

    /** The series that the lane reports, with the weeks that it shows, oldest first. */
    private ResourceHistory history(
        Lane lane, String resource, Iterable<ResourceWeek> weeks, WeeksWithoutResults kept)
        throws IOException {
      Map<String, NavigableMap<LocalDate, WeeklyRecord>> records = new HashMap<>();
      for (String metric : lane.metricsOf(resource)) {
        records.put(metric, kept.records(resource, metric));
      }
      LocalDate since = lane.report().since();
      LocalDate first =
          since == null
              ? LocalDate.MIN
              : Weeks.mondayOf(since.atStartOfDay(ZoneOffset.UTC).toInstant());
      List<ResourceWeek> shown = new ArrayList<>();
      for (ResourceWeek week : weeks) {
        if (!week.monday().isBefore(first)) {
          shown.add(week);
        }
      }
      int most = runsOfAWeek(shown);
      for (ResourceWeek week : shown) {
        week.thinned(most, lane.metricsOf(resource))
            .records(lane.metricsOf(resource))
            .forEach((metric, record) -> records.get(metric).put(week.monday(), record));
      }
      List<Series> series = new ArrayList<>();
      for (String metric : lane.metricsOf(resource)) {
        List<WeeklyRecord> drawn = List.copyOf(records.get(metric).tailMap(first, true).values());
        if (!drawn.isEmpty()) {
          series.add(Series.shown(metric, drawn, lane.info(resource, metric)));
        }
      }
      return new ResourceHistory(lane.name(), resource, series);
    }
  }

  /** The most runs that each week shows. */
  private static int runsOfAWeek(List<ResourceWeek> weeks) {
    int runs = weeks.stream().mapToInt(week -> week.runs().size()).sum();
    return runs <= MAX_RUNS ? Integer.MAX_VALUE : Math.max(1, MAX_RUNS / weeks.size());
  }

  /** Draws one resource's report. */
  private static final class Drawing {
    private final Lane lane;
    private final ResourceHistory history;
    private final LaneChanges changes;
    private final DoFn.OutputReceiver<KV<String, String>> out;

    Drawing(
        Lane lane,
        ResourceHistory history,
        LaneChanges changes,
        DoFn.OutputReceiver<KV<String, String>> out) {
      this.lane = lane;
      this.history = history;
      this.changes = changes;
      this.out = out;
    }

    void draw() throws IOException {
      if (lane.report().page()) {
        drawPages();
      }
      if (lane.report().png()) {
        drawPlots();
      }
    }

    private void drawPages() throws IOException {
      PageOptions options =
          PageOptions.plain()
              .withRelease(lane.report().release())
              .withMarkers(lane.report().markers())
              .withLinks(RunLinks.of(lane))
              .withAsked(lane.metricsOf(history.resource()))
              .withChanges(changes)
              .withGroups(lane.groups());
      byte[] page = new HtmlPage().render(history, options).getBytes(StandardCharsets.UTF_8);
      String weekly = lane.folders().weekly();
      if (lane.report().release() == null) {
        write(Layout.page(weekly, history.resource()), page);
        write(Layout.weekPage(weekly, history.resource(), newestWeek()), page);
      } else {
        write(Layout.releasePage(weekly, history.resource()), page);
        write(
            Layout.releaseNotes(weekly, history.resource()),
            ReleaseNotes.of(history, lane.report().markers()).getBytes(StandardCharsets.UTF_8));
      }
    }

    private void drawPlots() throws IOException {
      PngPlot plot = new PngPlot();
      List<Marker> markers = lane.report().markers();
      List<Change> marked = changesOfResource();
      String weekly = lane.folders().weekly();
      for (Series series : history.series()) {
        write(
            Layout.plot(weekly, history.resource(), series.metric()),
            plot.plot(lane.name(), history.resource(), series, markers, marked));
      }
      if (!lane.report().page()) {
        write(
            Layout.weekSheet(weekly, history.resource(), newestWeek()),
            plot.sheet(history, markers, marked));
      }
    }

    private List<Change> changesOfResource() {
      List<Event> events = changes == null ? List.of() : changes.events();
      return events.stream()
          .flatMap(event -> EventData.ofResource(event, history.resource()))
          .toList();
    }

    private LocalDate newestWeek() {
      return history.series().stream()
          .map(series -> series.weeks().get(series.weeks().size() - 1).monday())
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }

    private void write(String path, byte[] content) throws IOException {
      String output = lane.folders().output();
      AtomicFile.write(output, path, content);
      out.output(KV.of(output, path));
    }
  }
}
