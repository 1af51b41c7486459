package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.ResourceKey;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
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
 * report; one element a file, keyed by lane and resource. A metric that has no folder has no data.
 */
public final class ReadWeeks
    extends PTransform<PCollection<Lane>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ReadWeeks.class);

  private ReadWeeks() {}

  /** Reads all weeks there are. */
  public static ReadWeeks create() {
    return new ReadWeeks();
  }

  @Override
  public PCollection<KV<String, ResourceWeek>> expand(PCollection<Lane> lanes) {
    return lanes
        .apply("ReadWeekFiles", ParDo.of(new ReadFn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(ResourceWeek.class)));
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
        String key = new ResourceKey(lane.name(), reported.getKey()).toString();
        String folder = Layout.join(lane.folders().weekly(), reported.getKey());
        for (String metric : reported.getValue()) {
          readMetric(key, metric, Layout.join(folder, metric), out);
        }
      }
    }

    private void readMetric(
        String key, String metric, String folder, OutputReceiver<KV<String, ResourceWeek>> out)
        throws IOException {
      for (String name : foldersOrNone(folder)) {
        LocalDate monday = dateOrNull(name);
        if (monday == null || !NamePattern.isName(name)) {
          continue; // another program's folder
        }
        readFile(key, metric, monday, Layout.join(folder, name, "data", Layout.RESULTS), out);
      }
    }

    /** A file that can't be used is said and counted; the other weeks are drawn. */
    private void readFile(
        String key,
        String metric,
        LocalDate monday,
        String path,
        OutputReceiver<KV<String, ResourceWeek>> out) {
      try (InputStream in = Folder.open(path)) {
        WeeklyRecord week = WeeklyJson.read(monday, in.readAllBytes());
        points.inc(week.points().size());
        Metrics.counter("points", ResourceKey.parse(key).lane()).inc(week.points().size());
        records.inc();
        out.output(KV.of(key, new ResourceWeek(monday, Map.of(metric, week))));
      } catch (NoSuchFileException e) {
        LOG.debug("{} holds no week", path);
      } catch (IOException e) {
        refused.inc();
        LOG.warn(
            "{}: can't be used: {}",
            path,
            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }

    private static List<String> foldersOrNone(String path) throws IOException {
      try {
        return Folder.folders(path);
      } catch (NoSuchFileException e) {
        return List.of();
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
}
