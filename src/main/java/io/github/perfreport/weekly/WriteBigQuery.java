package io.github.perfreport.weekly;

import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableRow;
import com.google.api.services.bigquery.model.TableSchema;
import io.github.perfreport.counters.ReportCounter;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.Lanes;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceKey;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.gcp.options.GcpOptions;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryIO.Write;
import org.apache.beam.sdk.io.gcp.bigquery.BigQueryServices;
import org.apache.beam.sdk.io.gcp.bigquery.TableDestination;
import org.apache.beam.sdk.io.gcp.bigquery.TableRowJsonCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes the measurements of lanes to their tables in BigQuery, a row for each point of the weeks.
 * The input is all weeks of the lanes. A load job replaces each table as a whole: its content
 * doesn't depend on when a run was read, and a query sees either the old rows or the new ones. A
 * table without any new row is not changed. Lanes may share a table.
 *
 * <p>BigQuery's libraries are on the class path only of runs with such a lane, so only those may
 * load this class.
 */
public final class WriteBigQuery extends PTransform<PCollection<KV<String, ResourceWeek>>, PDone> {

  private static final long serialVersionUID = 1L;

  private static final String PARTITIONS = "{\"type\": \"MONTH\", \"field\": \"time\"}";
  private static final String CLUSTERS = "{\"fields\": [\"lane\", \"resource\", \"metric\"]}";

  /** With Beam's default of 1,000 a run without the permission to load would hang for hours. */
  private static final int TRIES = 3;

  private final Lanes lanes;
  private final transient BigQueryServices services;

  private WriteBigQuery(Lanes lanes, BigQueryServices services) {
    this.lanes = lanes;
    this.services = services;
  }

  /** Writes to the tables of these lanes; weeks of other lanes are left out. */
  public static PTransform<PCollection<KV<String, ResourceWeek>>, PDone> of(List<Lane> lanes) {
    return new WriteBigQuery(Lanes.of(lanes), null);
  }

  /** The same, with a stand-in for BigQuery. */
  static WriteBigQuery of(List<Lane> lanes, BigQueryServices services) {
    return new WriteBigQuery(Lanes.of(lanes), services);
  }

  @Override
  public PDone expand(PCollection<KV<String, ResourceWeek>> weeks) {
    Write<KV<String, TableRow>> load =
        BigQueryIO.<KV<String, TableRow>>write()
            .to(row -> new TableDestination(row.getValue().getKey(), null, PARTITIONS, CLUSTERS))
            .withFormatFunction(KV::getValue)
            .withSchema(schema())
            .withClustering()
            .withMethod(Write.Method.FILE_LOADS)
            .withMaxRetryJobs(TRIES)
            .withWriteDisposition(Write.WriteDisposition.WRITE_TRUNCATE);
    weeks
        .apply("TellPoints", ParDo.of(new RowFn(lanes)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), TableRowJsonCoder.of()))
        .apply(
            "LoadTables", payer(services == null ? load : load.withTestServices(services), weeks));
    return PDone.in(weeks.getPipeline());
  }

  /** Sets the project that pays for the load: the user's, or the first table's if none is named. */
  private Write<KV<String, TableRow>> payer(
      Write<KV<String, TableRow>> load, PCollection<?> weeks) {
    String table = lanes.all().get(0).report().table();
    return weeks.getPipeline().getOptions().as(GcpOptions.class).getProject() == null
        ? load.withLoadJobProjectId(table.substring(0, table.lastIndexOf(':')))
        : load;
  }

  /** The columns of a table; all are required. */
  static TableSchema schema() {
    return new TableSchema()
        .setFields(
            List.of(
                column("lane", "STRING", "the lane's name"),
                column("job", "STRING", "the Prow job"),
                column("run", "STRING", "the build id"),
                column("time", "TIMESTAMP", "when the run ended"),
                column("resource", "STRING", "what was measured"),
                column("metric", "STRING", "the number's name"),
                column("value", "FLOAT", "in the metric's unit")));
  }

  private static TableFieldSchema column(String name, String type, String description) {
    return new TableFieldSchema()
        .setName(name)
        .setType(type)
        .setMode("REQUIRED")
        .setDescription(description);
  }

  private static final class RowFn extends DoFn<KV<String, ResourceWeek>, KV<String, TableRow>> {
    private static final long serialVersionUID = 1L;

    private final Lanes lanes;
    private final Counter rows = ReportCounter.TABLE_ROWS.counter();

    RowFn(Lanes lanes) {
      this.lanes = lanes;
    }

    @ProcessElement
    public void tell(
        @Element KV<String, ResourceWeek> element, OutputReceiver<KV<String, TableRow>> out) {
      ResourceKey key = ResourceKey.parse(element.getKey());
      Lane lane = lanes.get(key.lane());
      if (lane == null) {
        return;
      }
      element
          .getValue()
          .records(lane.metricsOf(key.resource()))
          .forEach(
              (metric, week) -> {
                for (Point point : week.points()) {
                  out.output(KV.of(lane.report().table(), row(key, metric, point)));
                }
                rows.inc(week.points().size());
              });
    }

    private static TableRow row(ResourceKey key, String metric, Point point) {
      return new TableRow()
          .set("lane", key.lane())
          .set("job", point.run().job())
          .set("run", point.run().id())
          .set("time", point.run().time().truncatedTo(ChronoUnit.MICROS).toString())
          .set("resource", key.resource())
          .set("metric", metric)
          .set("value", point.value());
    }
  }
}
