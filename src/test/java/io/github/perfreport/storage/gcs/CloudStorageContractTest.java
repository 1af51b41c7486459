package io.github.perfreport.storage.gcs;

import io.github.perfreport.storage.FakeGcs;
import io.github.perfreport.storage.Store;
import io.github.perfreport.storage.StoreContractTest;
import java.io.IOException;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class CloudStorageContractTest extends StoreContractTest {

  private FakeGcs gcs;

  @BeforeEach
  void start() throws IOException {
    gcs = FakeGcs.start().createBucket("bucket");
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.fromArgs(gcs.beamArgs()).create());
  }

  @AfterEach
  void stop() {
    gcs.close();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Override
  protected Store store() {
    return new CloudStorage();
  }

  @Override
  protected String root() {
    return "gs://bucket/root";
  }
}
