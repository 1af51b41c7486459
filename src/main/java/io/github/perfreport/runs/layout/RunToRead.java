package io.github.perfreport.runs.layout;

import io.github.perfreport.storage.Layout;
import java.io.Serializable;

/**
 * A run to read, as its lane lists it; a run that two lanes list is two of them.
 *
 * @param lane the lane's name
 * @param job the job's name
 * @param id the run's id
 * @param folder the run's folder: an absolute path, or one in a bucket
 * @param file the file that is read first, as a path below the folder
 * @param sizeBytes the file's size as it is stored
 * @param modifiedMillis when the file was written, in milliseconds since 1970; 0 if unknown
 */
public record RunToRead(
    String lane,
    String job,
    String id,
    String folder,
    String file,
    long sizeBytes,
    long modifiedMillis)
    implements Serializable {

  /** The path of the file that is read first. */
  public String path() {
    return path(file);
  }

  /** The path of a file below the run's folder. */
  public String path(String name) {
    return Layout.join(folder, name);
  }
}
