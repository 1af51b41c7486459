package io.github.perfreport.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.junit.jupiter.api.Test;

/** What each store keeps to. A store's own test extends this one. */
public abstract class StoreContractTest {

  /** The store. */
  protected abstract Store store();

  /** An empty folder in it. */
  protected abstract String root();

  private String path(String name) {
    return Layout.join(root(), name);
  }

  private String write(String name, String content) throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    store().write(root(), path(name), out -> out.write(bytes));
    return path(name);
  }

  private static String text(InputStream opened) throws IOException {
    try (InputStream in = opened) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<String> names(List<Metadata> files) {
    return files.stream().map(file -> Layout.nameOf(file.resourceId().toString())).toList();
  }

  @Test
  void itsOwnPathsAreFoundInTheList() {
    assertThat(store().holds(path("x")), is(true));
    assertThat(Stores.of(path("x")), is(instanceOf(store().getClass())));
    assertThat(Stores.of("none://x/y"), is(instanceOf(BeamStore.class)));
  }

  @Test
  void whatIsWrittenIsReadAndReplaced() throws IOException {
    String file = write("folder/file", "one");
    assertThat(text(store().open(file)), is("one"));

    write("folder/file", "");
    assertThat(text(store().open(file)), is(""));

    write("folder/file", "three");
    assertThat(text(store().open(file)), is("three"));
    assertThat(store().existing(List.of(file)).get(file).sizeBytes(), is(5L));
    assertThat(store().existing(List.of(file)).get(file).lastModifiedMillis() > 0, is(true));
  }

  @Test
  void whatIsNotThereIsAbsent() throws IOException {
    write("there", "x");

    assertThat(store().existing(List.of(path("absent"), path("there/deeper"))), is(Map.of()));
    assertThat(store().existing(List.of()), is(Map.of()));
    assertThat(store().files(path("absent"), ""), is(empty()));
    assertThat(
        assertThrows(IOException.class, () -> store().open(path("absent"))),
        anyOf(instanceOf(FileNotFoundException.class), instanceOf(NoSuchFileException.class)));
  }

  @Test
  void aFolderHasTheFoldersAndFilesDirectlyBelowIt() throws IOException {
    for (String name : List.of("b/1/x", "b/10/y", "b/2/z", "b/e.log", "b/d.log", "b/c", "bb/3/x")) {
      write(name, name);
    }

    assertThat(store().folders(path("b")), contains("1", "10", "2"));
    assertThat(names(store().files(path("b"), "")), contains("c", "d.log", "e.log"));
    assertThat(names(store().files(path("b"), ".log")), contains("d.log", "e.log"));
  }

  @Test
  void noCharacterOfAPathIsAWildcard() throws IOException {
    List<String> odd = List.of("x[12]", "{x1,x2}", "x*", "x?", "é ü", "x%2F1", "x+1");
    write("x1/file", "wrong");
    for (String name : odd) {
      String file = write(name + "/file", name);

      assertThat(text(store().open(file)), is(name));
      assertThat(store().existing(List.of(file, path(name + "/f*"))).keySet(), contains(file));
      assertThat(names(store().files(path(name), "")), contains("file"));
    }
  }

  @Test
  void beamsFileIoOpensItOnEachWorker() throws IOException {
    String file = write("folder/a b", "text");

    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    MetadataCoderV2.of().encode(Folder.metadata(file, 4, 7), sent);
    Metadata got = MetadataCoderV2.of().decode(new ByteArrayInputStream(sent.toByteArray()));

    assertThat(got, is(equalTo(Folder.metadata(file, 4, 7))));
    assertThat(text(Channels.newInputStream(FileSystems.open(got.resourceId()))), is("text"));
  }
}
