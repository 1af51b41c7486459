package io.github.perfreport.weekly;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Lists the weeks in lanes' weekly folders, of the resources and metrics that the lanes report; one
 * element for each week of a resource. A metric that has no folder has no data.
 */
public final class ListWeeks extends PTransform<PCollection<Lane>, PCollection<WeekFiles>> {

  private static final long serialVersionUID = 1L;

  private ListWeeks() {}

  /** Lists all weeks. */
  public static ListWeeks create() {
    return new ListWeeks();
  }

  @Override
  public PCollection<WeekFiles> expand(PCollection<Lane> lanes) {
    return lanes
        .apply("ListWeekFolders", ParDo.of(new ListFn()))
        .setCoder(SerializableCoder.of(WeekFiles.class));
  }

  private static final class ListFn extends DoFn<Lane, WeekFiles> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void list(@Element Lane lane, OutputReceiver<WeekFiles> out) throws IOException {
      for (String resource : lane.metrics().keySet()) {
        for (Map.Entry<LocalDate, List<String>> week : weeks(lane, resource).entrySet()) {
          out.output(new WeekFiles(lane.name(), resource, week.getKey(), week.getValue()));
        }
      }
    }

    /** The metrics that have a folder, by week. */
    private static Map<LocalDate, List<String>> weeks(Lane lane, String resource)
        throws IOException {
      Map<LocalDate, List<String>> weeks = new TreeMap<>();
      for (String metric : lane.metricsOf(resource)) {
        String folder = Layout.join(lane.folders().weekly(), resource, metric);
        for (LocalDate monday : mondays(folder)) {
          weeks.computeIfAbsent(monday, week -> new ArrayList<>()).add(metric);
        }
      }
      return weeks;
    }
  }

  /** The weeks in a metric's folder; folders with other names are ignored as another program's. */
  static List<LocalDate> mondays(String folder) throws IOException {
    return Folder.foldersOrNone(folder).stream()
        .map(ListWeeks::date)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<LocalDate> date(String name) {
    try {
      return Optional.of(LocalDate.parse(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
