package io.github.perfreport.storage;

import java.util.List;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Hands {@link CloudStorage} the options of a run. Each runner gives them to Beam's file systems in
 * each process before anything of a pipeline is done there, on workers too, and Beam finds this
 * class among those by its service file. It adds no file system of its own.
 */
public final class CloudStorageRegistrar implements FileSystemRegistrar {

  @Override
  public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
    CloudStorage.use(options);
    return List.of();
  }
}
