package io.github.perfreport.runs.layout;

import io.github.perfreport.model.Refusal;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.LogStream;
import io.github.perfreport.storage.StoreFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.FileIO.ReadableFile;

/** The files of one run. */
public final class RunFiles {

  private final RunToRead run;
  private final ReadableFile firstFile;
  private final Set<String> there = new LinkedHashSet<>();

  /**
   * The files of a run.
   *
   * @param firstFile the file that is read first, as {@code FileIO} knows it
   */
  public RunFiles(RunToRead run, ReadableFile firstFile) {
    this.run = run;
    this.firstFile = firstFile;
  }

  /** The run that the files belong to. */
  public RunToRead run() {
    return run;
  }

  /**
   * Looks files up in one call.
   *
   * @param notes gets a row for a name that is there and is no file, and for a store that fails
   */
  public void lookUp(List<String> names, RunNotes notes) throws IOException {
    try {
      Set<String> paths = Folder.existing(names.stream().map(run::path).toList()).keySet();
      names.stream().filter(name -> paths.contains(run.path(name))).forEach(there::add);
    } catch (StoreFailedException e) {
      notes.unread("", "", e);
    }
    names.forEach(name -> refuseNoFile(name, notes));
  }

  /**
   * Notes a folder or a pipe in place of a file. Without a row the run would look as if it had no
   * such file.
   *
   * @return whether there is one
   */
  public boolean refuseNoFile(String name, RunNotes notes) {
    boolean noFile = Folder.isNoFile(run.path(name));
    if (noFile) {
      notes.refuse(Refusal.of(name, "is not a file"));
    }
    return noFile;
  }

  /** Whether a file that was looked up is there. */
  public boolean has(String name) {
    return there.contains(name);
  }

  /** Opens a file's text, decompressed if it is gzip. */
  public InputStream open(String name) throws IOException {
    return name.equals(run.file())
        ? LogStream.of(Channels.newInputStream(firstFile.open()))
        : LogStream.open(run.path(name));
  }
}
