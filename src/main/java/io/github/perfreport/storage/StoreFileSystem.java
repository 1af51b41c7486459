package io.github.perfreport.storage;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Lets Beam's {@code FileIO} open a file by {@link Folder#open}, with its calls, retries and
 * deadlines, where Beam's own file system of the store needs more calls and waits longer. A file
 * {@code gs://bucket/name} is {@code store:/gs://bucket/name} here, since Beam keeps the scheme
 * {@code gs} for itself. It opens files; for all else there is {@link Folder}.
 */
final class StoreFileSystem extends FileSystem<StoreFileSystem.StoredFile> {

  private static final String SCHEME = "store";
  private static final String PREFIX = SCHEME + ":/";

  /** A file of a store. */
  record StoredFile(String path) implements ResourceId {

    @Override
    public ResourceId resolve(String other, ResolveOptions options) {
      return new StoredFile(Layout.join(path, other));
    }

    @Override
    public ResourceId getCurrentDirectory() {
      return new StoredFile(Layout.parentOf(path) + "/");
    }

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public String getFilename() {
      return Layout.nameOf(path);
    }

    @Override
    public boolean isDirectory() {
      return path.endsWith("/");
    }

    /** As {@link #matchNewResource} takes it; Beam's coders write this. */
    @Override
    public String toString() {
      return PREFIX + path;
    }
  }

  @Override
  protected String getScheme() {
    return SCHEME;
  }

  @Override
  protected StoredFile matchNewResource(String spec, boolean isDirectory) {
    return new StoredFile(spec.substring(PREFIX.length()));
  }

  @Override
  protected ReadableByteChannel open(StoredFile file) throws IOException {
    return Channels.newChannel(Folder.open(file.path()));
  }

  @Override
  protected List<MatchResult> match(List<String> specs) {
    throw onlyOpens();
  }

  @Override
  protected WritableByteChannel create(StoredFile file, CreateOptions options) {
    throw onlyOpens();
  }

  @Override
  protected void copy(List<StoredFile> from, List<StoredFile> to) {
    throw onlyOpens();
  }

  @Override
  protected void rename(List<StoredFile> from, List<StoredFile> to, MoveOptions... options) {
    throw onlyOpens();
  }

  @Override
  protected void delete(Collection<StoredFile> files) {
    throw onlyOpens();
  }

  private static UnsupportedOperationException onlyOpens() {
    return new UnsupportedOperationException("this file system only opens files");
  }
}
