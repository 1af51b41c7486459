package io.github.perfreport.runs.layout;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.Run;
import io.github.perfreport.runs.OpenRuns;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each layout keeps to. A layout's own test extends this one and writes its runs. */
public abstract class RunLayoutContractTest {

  protected static final String JOB = "perf-job";
  protected static final Instant START = Instant.parse("2025-02-03T10:00:00Z");
  protected static final Instant END = START.plusSeconds(2_400);
  protected static final Instant NOW = END.plusSeconds(86_400);

  @TempDir protected Path root;
  protected RunLayout layout;

  /** A lane of this layout, whose one job is {@link #JOB}. */
  protected abstract Lane lane(Path root);

  /** The id of a run that started at a time. */
  protected abstract String id(Instant start);

  /** Writes a run of {@link #JOB} that ended well, with one log. */
  protected abstract void write(String id, Instant end, String log) throws IOException;

  /** Writes a run whose time can't be read. */
  protected abstract void writeWithoutTime(String id) throws IOException;

  @BeforeEach
  void make() {
    layout = RunLayouts.of(lane(root));
  }

  @Test
  void aRunIsFoundDatedAndRead() throws IOException {
    String id = id(START);
    write(id, END, "the log\n");

    RunToRead found = onlyRun();

    assertThat(layout.jobs(), contains(JOB));
    assertThat(found.lane(), is(lane(root).name()));
    assertThat(found.job(), is(JOB));
    assertThat(found.id(), is(id));
    assertThat(Folder.existing(List.of(found.path())).keySet(), contains(found.path()));
    assertThat(layout.tellsOnlyTheStart(found), is(false));
    assertThat(describe(found, new Notes()).orElseThrow().time(), is(END));
    assertThat(layout.logs(found), hasSize(1));
    try (InputStream log = files(found).open(layout.logs(found).get(0))) {
      String text = new String(log.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text, is("the log\n"));
    }
  }

  @Test
  void whatAListingSaysOfAFileIsWhatTheStoreSays() throws IOException {
    write(id(START), END, "the log\n");

    RunToRead found = onlyRun();

    var file = Folder.existing(List.of(found.path())).get(found.path());
    assertThat(found.sizeBytes(), is(file.sizeBytes()));
    assertThat(found.modifiedMillis(), is(file.lastModifiedMillis()));
  }

  @Test
  void aWindowHasTheRunsThatStartedInIt() throws IOException {
    String id = id(START);
    write(id, END, "");

    assertThat(layout.ids(JOB, START, START.plusMillis(1)), contains(id));
    if (layout.startOf(id).isPresent()) {
      assertThat(layout.startOf(id).get(), is(START));
      assertThat(layout.ids(JOB, START.plusMillis(1), Instant.MAX), is(empty()));
      assertThat(layout.ids(JOB, START.minusMillis(1), START), is(empty()));
    }
  }

  @Test
  void idsAreSortedAndNamesOfPaths() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int hour = 0; hour < 12; hour++) {
      ids.add(id(START.plusSeconds(3_600L * hour)));
      write(ids.get(hour), END.plusSeconds(3_600L * hour), "");
    }

    List<String> listed = layout.ids(JOB, Instant.EPOCH, Instant.MAX);

    assertThat(listed, is(ids.stream().sorted().toList()));
    assertThat(listed.stream().allMatch(NamePattern::isName), is(true));
  }

  @Test
  void anAbsentJobHasNoRunsAndAnAbsentRunNoFile() throws IOException {
    write(id(START), END, "");

    assertThat(layout.ids("absent-job", Instant.EPOCH, Instant.MAX), is(empty()));
    assertThat(layout.runsToRead(JOB, List.of(id(END))), is(Map.of()));
    assertThat(layout.runsToRead(JOB, List.of()), is(Map.of()));
    assertThat(layout.whatIsMissing().isBlank(), is(false));
    assertThat(Folder.isLocal(layout.folder(JOB, id(END))), is(true));
  }

  @Test
  void aTimeIsNeverTakenFromElsewhereInSilence() throws IOException {
    writeWithoutTime(id(START));
    Notes notes = new Notes();

    Optional<Run> run = describe(onlyRun(), notes);

    assertThat(notes.rows + " " + run, notes.rows, is(not(empty())));
    layout.describedBy().stream()
        .findFirst()
        .ifPresent(file -> assertThat(notes.rows, hasItem(startsWith(file + ": "))));
  }

  @Test
  void everyNameIsBelowTheRunsFolder() throws IOException {
    write(id(START), END, "");

    RunToRead found = onlyRun();

    List<String> names = new ArrayList<>(layout.logs(found));
    names.addAll(layout.describedBy());
    names.add(found.file());
    for (String name : names) {
      assertThat(name.startsWith("/") || List.of(name.split("/", -1)).contains(".."), is(false));
    }
    assertThat(Layout.join(found.folder(), found.file()), is(found.path()));
  }

  /** The run that is there. */
  protected final RunToRead onlyRun() throws IOException {
    Map<String, RunToRead> runs =
        layout.runsToRead(JOB, layout.ids(JOB, Instant.EPOCH, Instant.MAX));
    assertThat(runs.toString(), runs.values(), hasSize(1));
    return runs.values().iterator().next();
  }

  /** What the layout says of a run. */
  protected final Optional<Run> describe(RunToRead run, Notes notes) throws IOException {
    RunFiles files = files(run);
    files.lookUp(layout.describedBy(), notes);
    return layout.describe(files, notes, NOW);
  }

  private static RunFiles files(RunToRead run) throws IOException {
    return new RunFiles(run, OpenRuns.readable(run));
  }

  /** Notes as rows, {@code place: reason}. */
  protected static final class Notes implements RunNotes {

    final List<String> rows = new ArrayList<>();

    @Override
    public void refuse(io.github.perfreport.model.Refusal refusal) {
      rows.add(refusal.place() + ": " + refusal.reason());
    }

    @Override
    public void unread(String place, String reason, IOException failure) {
      rows.add(place + ": " + reason + failure.getMessage());
    }

    @Override
    public boolean storeFailed() {
      return false;
    }
  }
}
