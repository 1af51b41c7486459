package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.ResourceKey;
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

/**
 * Reads the weeks that stand in lanes' weekly folders, of the resources and metrics that the lanes
 * report; one element a file, keyed by lane and resource. A metric that has no folder has no data.
 */
public final class ReadWeeks
    extends PTransform<PCollection<Lane>, PCollection<KV<String, ResourceWeek>>> {

  private static final long serialVersionUID = 1L;

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
        String path = Layout.join(folder, name, "data", Layout.RESULTS);
        try (InputStream in = Folder.open(path)) {
          ResourceWeek week =
              new ResourceWeek(monday, Map.of(metric, WeeklyJson.read(monday, in.readAllBytes())));
          points.inc(week.records().get(metric).points().size());
          out.output(KV.of(key, week));
        } catch (NoSuchFileException e) {
          continue; // a folder of plots
        } catch (IOException e) {
          refused.inc();
          throw new IOException(path + ": " + e.getMessage(), e);
        }
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
