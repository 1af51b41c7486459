package io.github.perfreport.changes;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.reporting.ChangesJson;
import io.github.perfreport.reporting.ReportMarkdown;
import io.github.perfreport.reporting.RunLinks;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file about a lane's judgement, written into its weekly folder whenever the lane is judged.
 *
 * @param path of the file, from the weekly folder
 * @param writer of its content; the same changes give the same bytes
 */
record LaneFile(Path path, Writer writer) {

  /** All of them; changes.json is also what later runs and the index read. */
  static final List<LaneFile> ALL =
      List.of(
          new LaneFile(
              Layout::changes, (lane, changes) -> ChangesJson.write(changes, RunLinks.of(lane))),
          new LaneFile(
              Layout::report,
              (lane, changes) ->
                  new ReportMarkdown(RunLinks.of(lane), pageOf(lane.report()))
                      .report(changes)
                      .getBytes(StandardCharsets.UTF_8)));

  /** Says where a file is. */
  interface Path {
    String below(String weekly);
  }

  /** Makes a file's content. */
  interface Writer {
    byte[] content(Lane lane, LaneChanges changes) throws IOException;
  }

  /** The name of each resource's page; null where none is written. */
  private static String pageOf(Lane.Report report) {
    if (!report.page()) {
      return null;
    }
    return report.release() == null ? Layout.PAGE : Layout.RELEASE_PAGE;
  }
}
