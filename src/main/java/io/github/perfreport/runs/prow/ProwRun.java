package io.github.perfreport.runs.prow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Run;
import io.github.perfreport.runs.layout.RunFiles;
import io.github.perfreport.runs.layout.RunNotes;
import io.github.perfreport.runs.layout.RunTime;
import io.github.perfreport.runs.layout.RunToRead;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Prow's own files about a run: its end, its state and the tested commit.
 *
 * <p>The run's time is finished.json's, unless {@link RunTime} doubts it. Else it is the log's
 * modification time, if that is within a day of the start by the id: the time of a copy is not the
 * run's. Else it is that start.
 */
final class ProwRun {

  static final String STARTED = "started.json";
  static final String FINISHED = "finished.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final Pattern STATE = Pattern.compile("[A-Za-z]{1,20}");
  private static final Duration LONGEST_RUN = Duration.ofDays(1);

  /** Prow's files have some hundred bytes; a larger file isn't Prow's. */
  private static final int MAX_BYTES = 1 << 20;

  private final RunToRead run;
  private final RunFiles files;
  private final RunNotes notes;
  private final Optional<JsonNode> finished;

  ProwRun(RunFiles files, RunNotes notes) {
    this.run = files.run();
    this.files = files;
    this.notes = notes;
    this.finished = read(FINISHED);
  }

  /**
   * Describes the run; empty if no source has a time that can be the run's.
   *
   * @param now the time of the clock that {@link RunTime} asks
   */
  Optional<Run> describe(Instant now) {
    return time(now)
        .map(
            time ->
                new Run(run.job(), run.id(), time, commit().orElse(null), state().orElse(null)));
  }

  private Optional<Instant> time(Instant now) {
    if (finished.isEmpty()) {
      return timeWithoutEnd(now);
    }
    Optional<Instant> ended = timestamp(finished.get().path("timestamp"));
    Optional<String> doubt =
        ended.isEmpty()
            ? Optional.of("has no timestamp that could be a run's")
            : RunTime.doubt(BuildId.startOf(run.id()), ended.get(), now)
                .map(why -> ended.get() + " " + why);
    if (doubt.isEmpty()) {
      return ended;
    }
    Optional<Instant> other = timeWithoutEnd(now);
    String instead = other.map(time -> "; the run is dated " + time).orElse("");
    notes.refuse(Refusal.of(FINISHED, doubt.get() + instead));
    return other;
  }

  private static Optional<Instant> timestamp(JsonNode seconds) {
    try {
      return seconds.isIntegralNumber() && seconds.canConvertToLong()
          ? Optional.of(Instant.ofEpochSecond(seconds.asLong()))
          : Optional.empty();
    } catch (DateTimeException e) { // further from 1970 than Java counts
      return Optional.empty();
    }
  }

  private Optional<Instant> timeWithoutEnd(Instant now) {
    Optional<Instant> start = BuildId.startOf(run.id());
    return Optional.of(run.modifiedMillis())
        .filter(millis -> millis > 0)
        .map(Instant::ofEpochMilli)
        .filter(modified -> start.isEmpty() || isWithinADay(start.get(), modified))
        .or(() -> start)
        .filter(time -> RunTime.doubt(BuildId.startOf(run.id()), time, now).isEmpty());
  }

  private static boolean isWithinADay(Instant start, Instant time) {
    return !time.isBefore(start) && time.isBefore(start.plus(LONGEST_RUN));
  }

  private Optional<String> commit() {
    return text(finished, "revision", COMMIT).or(() -> text(read(STARTED), "repo-commit", COMMIT));
  }

  /** In upper case; one of Prow's two writers of the file, crier, writes it in lower case. */
  private Optional<String> state() {
    return text(finished, "result", STATE).map(state -> state.toUpperCase(Locale.ROOT));
  }

  private static Optional<String> text(Optional<JsonNode> json, String field, Pattern form) {
    return json.map(node -> node.path(field).asText()).filter(form.asMatchPredicate());
  }

  private Optional<JsonNode> read(String name) {
    if (!files.has(name) || notes.storeFailed()) { // one long wait is enough
      return Optional.empty();
    }
    try (InputStream in = files.open(name)) {
      return Optional.of(JSON.readTree(in.readNBytes(MAX_BYTES)));
    } catch (IOException e) {
      notes.unread(name, "can't be read: ", e);
      return Optional.empty();
    }
  }
}
