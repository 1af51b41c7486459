package io.github.perfreport.extract;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.formats.audit.BlockScanner;
import io.github.perfreport.formats.audit.FoundBlocks;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunResult;
import io.github.perfreport.runs.OpenRuns;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.runs.layout.RunFiles;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.runs.layout.RunToRead;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;

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
    RunToRead found = find(lane, path);
    RunFiles files = new RunFiles(found, OpenRuns.readable(found));
    RunReader reader = new RunReader(lane, BlockScanner.DEFAULT_MAX_BLOCK, files);
    Run run =
        reader
            .describe(now)
            .orElseThrow(
                () ->
                    new NoSuchElementException(
                        path + ": no source has a time that can be the run's"));
    FoundBlocks blocks = reader.readBlocks();
    if (blocks.storeFailed()) {
      throw new IOException(path + ": " + blocks.refusals().get(0).reason());
    }
    return new RunResult(run, blocks.blocks(), blocks.sources(), blocks.refusals());
  }

  private static RunToRead find(Lane lane, String path) throws IOException {
    String absolute = Folder.absolute(path);
    String folder = Layout.nameOf(absolute).endsWith(".txt") ? Layout.parentOf(absolute) : absolute;
    String jobFolder = Layout.parentOf(folder);
    RunLayout layout = RunLayouts.of(lane.from(Layout.parentOf(jobFolder)));
    String id = Layout.nameOf(folder);
    RunToRead run = layout.runsToRead(Layout.nameOf(jobFolder), List.of(id)).get(id);
    if (run == null) {
      throw new NoSuchElementException(folder + ": no run; " + layout.whatIsMissing());
    }
    return run;
  }
}
