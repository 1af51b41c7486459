package io.github.perfreport.runs;

import io.github.perfreport.runs.layout.RunToRead;
import io.github.perfreport.storage.Folder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO.ReadableFile;
import org.apache.beam.sdk.io.ReadableFileCoder;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Adds to each run the file that is read first, ready to be opened. It is {@code
 * FileIO.readMatches} for elements that have a key: no call is made, since the listing has the
 * file's metadata.
 */
public final class OpenRuns
    extends PTransform<PCollection<RunToRead>, PCollection<KV<RunToRead, ReadableFile>>> {

  private static final long serialVersionUID = 1L;

  private static final MetadataCoderV2 METADATA = MetadataCoderV2.of();

  /** As {@link ReadableFileCoder} writes {@link Compression#UNCOMPRESSED}. */
  private static final int STORED = List.of(Compression.values()).indexOf(Compression.UNCOMPRESSED);

  private static final ReadableFileCoder FILE = ReadableFileCoder.of(METADATA);

  private OpenRuns() {}

  public static OpenRuns create() {
    return new OpenRuns();
  }

  @Override
  public PCollection<KV<RunToRead, ReadableFile>> expand(PCollection<RunToRead> runs) {
    return runs.apply("OpenFirstFile", ParDo.of(new OpenFn()))
        .setCoder(KvCoder.of(SerializableCoder.of(RunToRead.class), FILE));
  }

  private static final class OpenFn extends DoFn<RunToRead, KV<RunToRead, ReadableFile>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void open(@Element RunToRead run, OutputReceiver<KV<RunToRead, ReadableFile>> out)
        throws IOException {
      out.output(KV.of(run, readable(run)));
    }
  }

  /**
   * Only {@code readMatches} and Beam's coder can make a {@link ReadableFile}. Its bytes are read
   * as they are stored: the first of them show whether they are gzip; the name doesn't.
   */
  public static ReadableFile readable(RunToRead run) throws IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    METADATA.encode(Folder.metadata(run.path(), run.sizeBytes(), run.modifiedMillis()), encoded);
    VarIntCoder.of().encode(STORED, encoded);
    return FILE.decode(new ByteArrayInputStream(encoded.toByteArray()));
  }
}
