package io.github.perfreport.storage;

import java.util.List;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Passes the options of a run to the {@link Stores}. Each runner gives the options to Beam's file
 * systems in each process, workers included, before the pipeline does anything there. Beam finds
 * this class among them by its service file. It adds {@link StoreFileSystem}.
 */
public final class StoreRegistrar implements FileSystemRegistrar {

  @Override
  public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
    Stores.use(options);
    return List.of(new StoreFileSystem());
  }
}
