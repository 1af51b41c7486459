package io.github.perfreport.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest extends StoreContractTest {

  @TempDir private Path folder;

  @Override
  protected Store store() {
    return new DiskStore();
  }

  @Override
  protected String root() {
    return folder.toString();
  }
}
