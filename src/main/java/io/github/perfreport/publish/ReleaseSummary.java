package io.github.perfreport.publish;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Joins the release notes of all lanes in one file, for the pull request with its graphs and for
 * the release's own notes. The parts are the notes beside the resources' pages.
 */
public final class ReleaseSummary {

  /** A part has a line for each metric. */
  private static final int MAX_BYTES = 16 << 20;

  private ReleaseSummary() {}

  /** Writes the notes of the release that the lanes show; nothing if they show none. */
  public static void write(List<Lane> lanes) throws IOException {
    Lane first = lanes.get(0);
    if (first.report().release() == null) {
      return;
    }
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    String title = "# Performance of " + first.report().release() + "\n";
    notes.writeBytes(title.getBytes(StandardCharsets.UTF_8));
    for (Lane lane : lanes) {
      for (String resource : lane.metrics().keySet()) {
        String part = Layout.releaseNotes(lane.folders().weekly(), resource);
        Optional<byte[]> written = Folder.readIfThere(part, MAX_BYTES);
        if (written.isPresent()) {
          notes.write('\n');
          notes.writeBytes(written.get());
        }
      }
    }
    String output = first.folders().output();
    AtomicFile.write(output, of(first), notes.toByteArray());
  }

  /** The path of the notes. */
  public static String of(Lane lane) {
    return Layout.releaseNotesOfAll(lane.folders().output(), lane.report().release());
  }
}
