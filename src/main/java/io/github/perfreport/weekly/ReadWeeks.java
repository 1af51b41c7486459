package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.MeasuredRun;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the weeks that stand in lanes' weekly folders, of the resources and metrics that the lanes
 * report; one element a week, keyed by lane and resource. A metric that has no folder has no data.
 */
public final class ReadWeeks
    extends PTransform<PCollection<Lane>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;

  /** A week of a job that runs every minute stays below a hundredth of it. */
  private static final int MAX_BYTES = 256 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(ReadWeeks.class);

  private ReadWeeks() {}

  /** Reads all weeks there are. */
  public static ReadWeeks create() {
    return new ReadWeeks();
  }

  @Override
  public PCollection<KV<String, ResourceWeek>> expand(PCollection<Lane> lanes) {
    return lanes.apply("ReadWeekFiles", ParDo.of(new ReadFn())).setCoder(ResourceWeekCoder.KEYED);
  }

  private static final class ReadFn extends DoFn<Lane, KV<String, ResourceWeek>> {
    private static final long serialVersionUID = 1L;

    private final Counter records = Metrics.counter("weekly", "records");
    private final Counter points = Metrics.counter("weekly", "points");
    private final Counter refused = Metrics.counter("weekly", "refused");

    @ProcessElement
    public void read(@Element Lane lane, OutputReceiver<KV<String, ResourceWeek>> out)
        throws IOException {
      for (Map.Entry<String, List<String>> reported : lane.metrics().entrySet()) {
        String folder = Layout.join(lane.folders().weekly(), reported.getKey());
        Columns columns = new Columns(reported.getValue().size());
        for (String metric : reported.getValue()) {
          for (WeeklyRecord week : readMetric(Layout.join(folder, metric))) {
            columns.add(reported.getValue().indexOf(metric), week);
            records.inc();
            points.inc(week.points().size());
            Metrics.counter("points", lane.name()).inc(week.points().size());
          }
        }
        String key = new ResourceKey(lane.name(), reported.getKey()).toString();
        columns.weeks().forEach(week -> out.output(KV.of(key, week)));
      }
    }

    private List<WeeklyRecord> readMetric(String folder) throws IOException {
      List<WeeklyRecord> weeks = new ArrayList<>();
      for (String name : Folder.foldersOrNone(folder)) {
        LocalDate monday = dateOrNull(name);
        if (monday != null) { // else it is another program's folder
          readWeek(monday, Layout.join(folder, name, "data", Layout.RESULTS)).ifPresent(weeks::add);
        }
      }
      return weeks;
    }

    /** A file that can't be used is said and counted; the other weeks are drawn. */
    private Optional<WeeklyRecord> readWeek(LocalDate monday, String path) {
      try {
        Optional<byte[]> json = Folder.readIfThere(path, MAX_BYTES);
        return json.isPresent()
            ? Optional.of(WeeklyJson.read(monday, json.get()))
            : Optional.empty();
      } catch (IOException e) {
        refused.inc();
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        LOG.warn("{}: can't be used: {}", path, reason);
        return Optional.empty();
      }
    }

    private static LocalDate dateOrNull(String name) {
      try {
        return LocalDate.parse(name);
      } catch (DateTimeException e) {
        return null;
      }
    }
  }

  /** The weeks of one resource as they fill, metric by metric. */
  private static final class Columns {
    private final int metrics;
    private final NavigableMap<LocalDate, NavigableMap<Run, MeasuredRun>> weeks = new TreeMap<>();

    Columns(int metrics) {
      this.metrics = metrics;
    }

    void add(int column, WeeklyRecord week) {
      NavigableMap<Run, MeasuredRun> runs =
          weeks.computeIfAbsent(week.monday(), monday -> new TreeMap<>());
      for (Point point : week.points()) {
        MeasuredRun run =
            runs.computeIfAbsent(
                point.run(),
                r ->
                    new MeasuredRun(r, MeasuredRun.nothing(metrics), MeasuredRun.nothing(metrics)));
        run.values()[column] = point.value();
        run.thresholds()[column] = point.threshold();
      }
    }

    List<ResourceWeek> weeks() {
      return weeks.entrySet().stream()
          .map(week -> new ResourceWeek(week.getKey(), List.copyOf(week.getValue().values())))
          .toList();
    }
  }
}
