package io.github.perfreport.pipeline;

import io.github.perfreport.counters.CounterValues;
import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.runners.RunOptions;
import io.github.perfreport.weekly.ResourceWeek;
import io.github.perfreport.weekly.WriteBigQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/** Tables in BigQuery. Its libraries are loaded by {@link #write}. */
final class BigQueryOutput implements PointOutput {

  private static final String LIBRARY = "/org/apache/beam/sdk/io/gcp/bigquery/BigQueryIO.class";

  @Override
  public String key() {
    return "bigquery";
  }

  @Override
  public String step() {
    return "WriteBigQuery";
  }

  @Override
  public boolean isNamedBy(Lane lane) {
    return lane.report().table() != null;
  }

  @Override
  public boolean isInCloud() {
    return true;
  }

  @Override
  public Optional<String> lacks(List<String> beamArgs) {
    if (!RunOptions.haveTempLocation(beamArgs)) {
      return Optional.of("needs " + RunOptions.TEMP_LOCATION + ", where rows wait to be loaded");
    }
    return BigQueryOutput.class.getResource(LIBRARY) == null
        ? Optional.of(
            "needs BigQuery's libraries, which the launcher adds only for definitions on disk")
        : Optional.empty();
  }

  @Override
  public PTransform<PCollection<KV<String, ResourceWeek>>, PDone> write(List<Lane> lanes) {
    return WriteBigQuery.of(lanes);
  }

  @Override
  public String summary(CounterValues values) {
    return String.format(Locale.ROOT, "tables:  %,d rows", values.get(ReportCounter.TABLE_ROWS));
  }
}
