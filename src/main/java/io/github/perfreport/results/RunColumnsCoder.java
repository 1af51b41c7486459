package io.github.perfreport.results;

import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.beam.sdk.coders.CustomCoder;

/** Encodes {@link RunColumns} between workers: a few bytes for the run, eight for each number. */
public final class RunColumnsCoder extends CustomCoder<RunColumns> {

  private static final long serialVersionUID = 1L;

  @Override
  @SuppressWarnings("JavaInstantGetSecondsGetNano") // both halves are written
  public void encode(RunColumns value, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    Run run = value.run();
    data.writeUTF(run.job());
    data.writeUTF(run.id());
    data.writeLong(run.time().getEpochSecond());
    data.writeInt(run.time().getNano());
    data.writeUTF(Optional.ofNullable(run.commit()).orElse(""));
    data.writeUTF(Optional.ofNullable(run.state()).orElse(""));
    writeNumbers(data, value.values());
    data.writeBoolean(value.thresholds() != null);
    if (value.thresholds() != null) {
      writeNumbers(data, value.thresholds());
    }
    data.flush();
  }

  private static void writeNumbers(DataOutputStream data, double[] numbers) throws IOException {
    data.writeInt(numbers.length);
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
    bytes.asDoubleBuffer().put(numbers);
    data.write(bytes.array());
  }

  @Override
  public RunColumns decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    Run run =
        new Run(
            data.readUTF(),
            data.readUTF(),
            Instant.ofEpochSecond(data.readLong(), data.readInt()),
            emptyToNull(data.readUTF()),
            emptyToNull(data.readUTF()));
    double[] values = readNumbers(data);
    return new RunColumns(run, values, data.readBoolean() ? readNumbers(data) : null);
  }

  private static double[] readNumbers(DataInputStream data) throws IOException {
    double[] numbers = new double[data.readInt()];
    byte[] bytes = new byte[numbers.length * Double.BYTES];
    data.readFully(bytes);
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(numbers);
    return numbers;
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public void verifyDeterministic() {
    // Each value has one encoding.
  }
}
