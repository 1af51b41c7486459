package io.github.perfreport.weekly;

import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes each week's results.json of each metric, and passes the weeks on once they are written.
 */
public final class WriteWeekly
    extends PTransform<
        PCollection<KV<String, ResourceWeek>>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;

  private final Lanes lanes;

  private WriteWeekly(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Writes into the weekly folders of lanes. */
  public static WriteWeekly of(List<Lane> lanes) {
    return new WriteWeekly(Lanes.of(lanes));
  }

  @Override
  public PCollection<KV<String, ResourceWeek>> expand(PCollection<KV<String, ResourceWeek>> weeks) {
    return weeks.apply("WriteWeeks", ParDo.of(new WriteFn())).setCoder(weeks.getCoder());
  }

  private final class WriteFn extends DoFn<KV<String, ResourceWeek>, KV<String, ResourceWeek>> {
    private static final long serialVersionUID = 1L;

    private final Counter records = ReportCounter.WEEKLY_RECORDS.counter();
    private final Counter points = ReportCounter.WEEKLY_POINTS.counter();
    private transient ByteArrayOutputStream buffer;

    @Setup
    public void prepareBuffer() {
      buffer = new ByteArrayOutputStream(64 * 1024);
    }

    @ProcessElement
    public void write(
        @Element KV<String, ResourceWeek> element, OutputReceiver<KV<String, ResourceWeek>> out)
        throws IOException {
      ResourceKey key = ResourceKey.parse(element.getKey());
      Lane lane = lanes.get(key.lane());
      Map<String, WeeklyRecord> weeks = element.getValue().records(lane.metricsOf(key.resource()));
      WeeklyJson json = new WeeklyJson();
      int count = 0;
      for (Map.Entry<String, WeeklyRecord> week : weeks.entrySet()) {
        buffer.reset();
        json.write(week.getValue(), buffer);
        writeBuffer(lane.folders(), key.resource(), week.getKey(), week.getValue().monday());
        count += week.getValue().points().size();
      }
      records.inc(weeks.size());
      points.inc(count);
      ReportCounter.LANE_POINTS.counter(key.lane()).inc(count);
      out.output(element);
    }

    private void writeBuffer(Lane.Folders to, String resource, String metric, LocalDate monday)
        throws IOException {
      String path = Layout.week(to.weekly(), resource, metric, monday);
      AtomicFile.write(to.output(), path, buffer.toByteArray());
    }
  }
}
