package io.github.perfreport.weekly;

import io.github.perfreport.model.RunColumns;
import io.github.perfreport.model.Statistics;
import io.github.perfreport.results.RunColumnsCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * Encodes a {@link ResourceWeek}. Grouping copies elements with their coder, on the direct runner
 * too; with Java's serialization this took a third of a report's time.
 */
final class ResourceWeekCoder extends CustomCoder<ResourceWeek> {

  private static final long serialVersionUID = 1L;

  /** For weeks keyed by lane and resource. */
  static final KvCoder<String, ResourceWeek> KEYED =
      KvCoder.of(StringUtf8Coder.of(), new ResourceWeekCoder());

  private static final RunColumnsCoder RUN = new RunColumnsCoder();

  @Override
  public void encode(ResourceWeek week, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeLong(week.monday().toEpochDay());
    data.writeInt(week.runs().size());
    for (RunColumns run : week.runs()) {
      RUN.encode(run, data);
    }
    data.writeInt(week.count());
    data.writeInt(week.whole().size());
    for (Map.Entry<String, Statistics> figures : new TreeMap<>(week.whole()).entrySet()) {
      data.writeUTF(figures.getKey());
      encode(figures.getValue(), data);
    }
    data.flush();
  }

  @Override
  public ResourceWeek decode(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    LocalDate monday = LocalDate.ofEpochDay(data.readLong());
    int size = data.readInt();
    List<RunColumns> runs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      runs.add(RUN.decode(data));
    }
    int count = data.readInt();
    int metrics = data.readInt();
    Map<String, Statistics> whole = new HashMap<>();
    for (int i = 0; i < metrics; i++) {
      whole.put(data.readUTF(), statistics(data));
    }
    return new ResourceWeek(monday, runs, count, whole);
  }

  private static void encode(Statistics figures, DataOutputStream data) throws IOException {
    data.writeInt(figures.count());
    data.writeDouble(figures.average());
    data.writeDouble(figures.median());
    data.writeDouble(figures.p95());
    data.writeDouble(figures.min());
    data.writeDouble(figures.max());
    data.writeDouble(figures.stdDev() == null ? Double.NaN : figures.stdDev());
  }

  private static Statistics statistics(DataInputStream data) throws IOException {
    int count = data.readInt();
    double[] figures = new double[6];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = data.readDouble();
    }
    Double stdDev = Double.isNaN(figures[5]) ? null : figures[5];
    return new Statistics(
        count, figures[0], figures[1], figures[2], figures[3], figures[4], stdDev);
  }

  @Override
  public void verifyDeterministic() {
    // Each week has one encoding.
  }
}
