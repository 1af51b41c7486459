package io.github.perfreport.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.RunOutcome.Kind;
import io.github.perfreport.pipeline.MissingNotice;
import io.github.perfreport.results.Archive;
import io.github.perfreport.runs.ArchivedRuns.ArchivedRun;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Json;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks whether a lane's window had half or fewer of the usual number of runs with data. The usual
 * number is the median over earlier windows of the same length in the archive, dated by run ids.
 * The number found comes from the run's account.
 */
final class RunCountCheck {

  private static final ObjectMapper MAPPER = new ObjectMapper(Json.FACTORY);

  /** The account of a window is never larger. */
  private static final int MAX_BYTES = 64 << 20;

  private static final int WINDOWS = 4;

  private final Lane lane;
  private final Archive archive = new Archive();

  /** The archive's runs by start time. */
  private final NavigableMap<Instant, List<Id>> runs = new TreeMap<>();

  private record Id(String job, String id) {}

  private RunCountCheck(Lane lane) throws IOException {
    this.lane = lane;
    RunLayout layout = RunLayouts.of(lane);
    for (String job : archive.jobs(lane)) {
      for (String id : archive.ids(lane, job)) {
        layout
            .startOf(id)
            .ifPresent(
                start -> runs.computeIfAbsent(start, x -> new ArrayList<>()).add(new Id(job, id)));
      }
    }
  }

  /** The missing data of a lane that had half of its usual runs or fewer; empty otherwise. */
  static Optional<MissingNotice> missed(Lane lane, Instant now) throws IOException {
    RunCountCheck archived = new RunCountCheck(lane);
    int usual = archived.usual(now);
    int found = archived.found();
    return found > 0 && 2 * found <= usual
        ? Optional.of(
            new MissingNotice(
                lane.name(),
                "%s with data in the window, usually %d"
                    .formatted(StagedChanges.count(found, "run"), usual)))
        : Optional.empty();
  }

  /** The usual number of runs in a window of the lane's length; 0 if unknown. */
  private int usual(Instant now) throws IOException {
    Instant since = lane.source().since().from(now);
    if (runs.isEmpty()) {
      return 0;
    }
    Duration length = Duration.between(since, end(now));
    List<Integer> counts = new ArrayList<>();
    for (int i = 1; i <= WINDOWS && !length.isNegative() && !length.isZero(); i++) {
      Instant from = since.minus(length.multipliedBy(i));
      if (!from.isBefore(runs.firstKey())) {
        counts.add(withData(from, from.plus(length)));
      }
    }
    counts.sort(null);
    return counts.isEmpty() ? 0 : counts.get(counts.size() / 2);
  }

  private int withData(Instant from, Instant to) throws IOException {
    int count = 0;
    for (List<Id> ids : runs.subMap(from, to).values()) {
      for (Id run : ids) {
        Optional<ArchivedRun> known = archive.find(lane, run.job(), run.id());
        count += known.isPresent() && known.get().outcome().kind() == Kind.PARSED ? 1 : 0;
      }
    }
    return count;
  }

  /** The end of the lane's window. A window that only has a start date ends with the newest run. */
  private Instant end(Instant now) {
    if (lane.source().until() != null) {
      return lane.source().until().from(now);
    }
    return lane.source().since().at() == null ? now : runs.lastKey();
  }

  private int found() throws IOException {
    Optional<byte[]> account =
        Folder.readIfThere(Layout.account(lane.folders().output()), MAX_BYTES);
    int found = 0;
    if (account.isPresent()) {
      for (JsonNode job : MAPPER.readTree(account.get()).path("Lanes").path(lane.name())) {
        found += job.path("parsed").asInt();
      }
    }
    return found;
  }
}
