package io.github.perfreport.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.model.Run;
import io.github.perfreport.runs.BuildId;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * What Prow's own files tell of a run: when it ended, how, and what code it tested.
 *
 * <p>The run's time is finished.json's. Without that file it is the log's modification time, if
 * that is within a day of the start that the id tells: the time of a copy is not the run's. Else it
 * is that start.
 */
final class RunInfo {

  static final String STARTED = "started.json";
  static final String FINISHED = "finished.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final Pattern STATE = Pattern.compile("[A-Z]{1,20}");
  private static final Duration LONGEST_RUN = Duration.ofDays(1);

  private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

  /** Prow's files hold some hundred bytes; what is larger is none of Prow's. */
  private static final int MAX_BYTES = 1 << 20;

  private final String folder;
  private final Map<String, Metadata> files;
  private final LogBlocks found;
  private final Optional<JsonNode> finished;

  RunInfo(String folder, Map<String, Metadata> files, LogBlocks found) {
    this.folder = folder;
    this.files = files;
    this.found = found;
    this.finished = read(FINISHED);
  }

  /** Describes the run; empty if nothing tells when it was. */
  Optional<Run> describe(String job, String id, Metadata anchor) {
    return time(id, anchor)
        .map(
            time ->
                new Run(job, id, time, commit().orElse(null), text("result", STATE).orElse(null)));
  }

  private Optional<Instant> time(String id, Metadata anchor) {
    Optional<Instant> ended =
        finished
            .map(json -> json.path("timestamp"))
            .filter(JsonNode::canConvertToLong)
            .filter(JsonNode::isIntegralNumber)
            .map(JsonNode::asLong)
            .filter(RunInfo::isPlausible)
            .map(Instant::ofEpochSecond);
    return ended.or(() -> timeWithoutEnd(BuildId.startOf(id), modifiedMillis(anchor)));
  }

  /** Beam's coder for files drops their times, so on some runners the store must be asked again. */
  private long modifiedMillis(Metadata anchor) {
    if (anchor.lastModifiedMillis() > 0) {
      return anchor.lastModifiedMillis();
    }
    String path = anchor.resourceId().toString();
    try {
      Metadata asked = Folder.existing(List.of(path)).get(path);
      return asked == null ? 0 : asked.lastModifiedMillis();
    } catch (IOException e) {
      found.unread(Layout.nameOf(path), "its time can't be read: ", e);
      return 0;
    }
  }

  private static Optional<Instant> timeWithoutEnd(Optional<Instant> start, long modifiedMillis) {
    Optional<Instant> modified =
        Optional.of(modifiedMillis).filter(millis -> millis > 0).map(Instant::ofEpochMilli);
    boolean fits =
        start.isEmpty() || modified.filter(m -> isWithinADay(start.get(), m)).isPresent();
    return fits ? modified : start;
  }

  private static boolean isWithinADay(Instant start, Instant time) {
    return !time.isBefore(start) && time.isBefore(start.plus(LONGEST_RUN));
  }

  /** A timestamp of 10^18 s is a mistake of whoever wrote it, and no year of a report. */
  private static boolean isPlausible(long seconds) {
    return seconds > 0 && seconds < LATEST;
  }

  private Optional<String> commit() {
    return text("revision", COMMIT)
        .or(
            () ->
                read(STARTED)
                    .map(json -> json.path("repo-commit").asText())
                    .filter(text -> COMMIT.matcher(text).matches()));
  }

  private Optional<String> text(String field, Pattern form) {
    return finished
        .map(json -> json.path(field).asText())
        .filter(text -> form.matcher(text).matches());
  }

  private Optional<JsonNode> read(String name) {
    String path = Layout.join(folder, name);
    if (!files.containsKey(path) || found.storeFailed()) { // one long wait is enough
      return Optional.empty();
    }
    try (InputStream in = LogStream.of(Folder.open(path))) {
      return Optional.of(JSON.readTree(in.readNBytes(MAX_BYTES)));
    } catch (IOException e) {
      found.unread(name, "can't be read: ", e);
      return Optional.empty();
    }
  }
}
