package io.github.perfreport.weekly;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads weeks from lanes' weekly folders: one element a week, keyed by lane and resource. A file
 * that can't be used is logged and counted; the rest of its week is used.
 */
public final class ReadWeeks
    extends PTransform<PCollection<WeekFiles>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;

  /** The file of a week of a job that runs every minute is less than a hundredth of this. */
  static final int MAX_BYTES = 256 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(ReadWeeks.class);

  private final Lanes lanes;

  private ReadWeeks(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Reads weeks of lanes. */
  public static ReadWeeks of(List<Lane> lanes) {
    return new ReadWeeks(Lanes.of(lanes));
  }

  @Override
  public PCollection<KV<String, ResourceWeek>> expand(PCollection<WeekFiles> weeks) {
    return weeks.apply("ReadWeekFiles", ParDo.of(new ReadFn())).setCoder(ResourceWeekCoder.KEYED);
  }

  private final class ReadFn extends DoFn<WeekFiles, KV<String, ResourceWeek>> {
    private static final long serialVersionUID = 1L;

    private final Counter records = ReportCounter.WEEKLY_RECORDS.counter();
    private final Counter points = ReportCounter.WEEKLY_POINTS.counter();
    private final Counter refused = ReportCounter.WEEKLY_REFUSED.counter();

    @ProcessElement
    public void read(@Element WeekFiles week, OutputReceiver<KV<String, ResourceWeek>> out) {
      Lane lane = lanes.get(week.lane());
      List<String> reported = lane.metricsOf(week.resource());
      NavigableMap<Run, RunColumns> runs = new TreeMap<>();
      for (String metric : week.metrics()) {
        Optional<WeeklyRecord> record = readFile(lane, week, metric);
        if (record.isPresent()) {
          count(lane, record.get());
          add(record.get(), reported.indexOf(metric), reported.size(), runs);
        }
      }
      if (!runs.isEmpty()) {
        out.output(
            KV.of(
                new ResourceKey(lane.name(), week.resource()).toString(),
                new ResourceWeek(
                    week.monday(),
                    runs.values().stream()
                        .map(run -> lane.withoutZeros(week.resource(), run))
                        .toList())));
      }
    }

    private void count(Lane lane, WeeklyRecord week) {
      records.inc();
      points.inc(week.points().size());
      ReportCounter.LANE_POINTS.counter(lane.name()).inc(week.points().size());
    }

    private static void add(
        WeeklyRecord week, int column, int metrics, NavigableMap<Run, RunColumns> runs) {
      for (Point point : week.points()) {
        RunColumns run =
            runs.computeIfAbsent(
                point.run(),
                r -> new RunColumns(r, RunColumns.nothing(metrics), RunColumns.nothing(metrics)));
        run.values()[column] = point.value();
        run.thresholds()[column] = point.threshold();
      }
    }

    private Optional<WeeklyRecord> readFile(Lane lane, WeekFiles week, String metric) {
      String weekly = lane.folders().weekly();
      String path = Layout.week(weekly, week.resource(), metric, week.monday());
      try {
        Optional<byte[]> json = Folder.readIfThere(path, MAX_BYTES);
        if (json.isEmpty()) {
          return Optional.empty();
        }
        Optional<WeeklyRecord> record = WeeklyJson.read(week.monday(), metric, json.get());
        return record.isPresent() ? record : refuse(path, "none of its points is a measurement");
      } catch (IOException e) {
        return refuse(path, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }

    private Optional<WeeklyRecord> refuse(String path, String reason) {
      refused.inc();
      LOG.warn("{}: can't be used: {}", path, reason);
      return Optional.empty();
    }
  }
}
