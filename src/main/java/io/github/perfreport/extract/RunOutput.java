package io.github.perfreport.extract;

import io.github.perfreport.formats.audit.LogStream;
import io.github.perfreport.storage.Folder;
import java.io.IOException;
import java.io.InputStream;

/** The text of a file of a run, as {@link ParseBuildLog} reads it. */
public final class RunOutput {

  private RunOutput() {}

  /** Opens a file; what gzip made is what it was before. */
  public static InputStream open(String path) throws IOException {
    return LogStream.of(Folder.open(path));
  }
}
