package io.github.perfreport.extract;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.formats.audit.BlockScanner;
import io.github.perfreport.formats.audit.FoundBlocks;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** Reads one run without a pipeline. */
public final class SingleRun {

  private SingleRun() {}

  /**
   * Reads a run.
   *
   * @param lane whose resources are read; the run need not be of its jobs
   * @param path the run's folder, or its log in that folder, on disk or in a store
   * @param now no run ended after this
   * @throws NoSuchElementException if there is none of the files that a run has, or no time that
   *     can be the run's; the message says so
   * @throws IOException if the store doesn't answer
   */
  public static RunResult read(Lane lane, String path, Instant now) throws IOException {
    String absolute = Folder.absolute(path);
    String folder =
        Layout.nameOf(absolute).endsWith(Layout.LOG) ? Layout.parentOf(absolute) : absolute;
    RunReader reader =
        new RunReader(lane.resources(), BlockScanner.DEFAULT_MAX_BLOCK, anchor(folder));
    Run run =
        reader
            .describe(now)
            .orElseThrow(
                () ->
                    new NoSuchElementException(
                        path + ": no source has a time that can be the run's"));
    FoundBlocks found = reader.readBlocks();
    if (found.storeFailed()) {
      throw new IOException(path + ": " + found.refusals().get(0).reason());
    }
    return new RunResult(run, found.blocks(), found.sources(), found.refusals());
  }

  /** The log, else one of Prow's files beside it. */
  private static Metadata anchor(String folder) throws IOException {
    Collection<Metadata> there = Folder.existing(List.of(Layout.join(folder, Layout.LOG))).values();
    if (there.isEmpty()) {
      there = Folder.containerLogs(folder);
    }
    if (there.isEmpty()) {
      String finished = Layout.join(folder, RunInfo.FINISHED);
      there = Folder.existing(List.of(finished, Layout.join(folder, RunInfo.STARTED))).values();
    }
    return there.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    folder + ": no run; expected is its folder with " + Layout.LOG));
  }
}
