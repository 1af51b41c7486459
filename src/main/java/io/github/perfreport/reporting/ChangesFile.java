package io.github.perfreport.reporting;

import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A lane's changes.json: what a pipeline on any runner has found. */
public final class ChangesFile {

  /**
   * The file of a lane of a hundred metrics that change every week is less than a tenth of this.
   */
  private static final int MAX_BYTES = 256 << 20;

  private ChangesFile() {}

  /**
   * Reads the file of a lane.
   *
   * @param weekly the lane's weekly folder
   * @return what changed; empty if there is no such file
   * @throws IOException if it can't be read, or isn't a changes.json; the message says where and
   *     why
   */
  public static Optional<LaneChanges> read(String weekly) throws IOException {
    String path = Layout.changes(weekly);
    Optional<byte[]> bytes = Folder.readIfThere(path, MAX_BYTES);
    try {
      return bytes.isPresent() ? Optional.of(ChangesJson.read(bytes.get())) : Optional.empty();
    } catch (IOException e) {
      throw new IOException(path + ": is not a changes.json: " + e.getMessage(), e);
    }
  }

  /**
   * The time since which the lane has been watched, from the file of an earlier judgement.
   *
   * @param weekly the lane's weekly folder
   * @return empty if there is no file, or it doesn't say: then this is the first judgement
   */
  public static Optional<Instant> watchedSince(String weekly) {
    try {
      Optional<byte[]> bytes = Folder.readIfThere(Layout.changes(weekly), MAX_BYTES);
      return bytes.isPresent()
          ? Optional.of(ChangesJson.readWatchedSince(bytes.get()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // a damaged file is written anew anyway
    }
  }
}
