package io.github.perfreport.pipeline;

import io.github.perfreport.counters.CounterValues;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.weekly.ResourceWeek;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * A place beside the files that gets every measurement of the lanes whose definitions name it,
 * whenever their weeks are written.
 */
interface PointOutput {

  /** All of them. */
  List<PointOutput> ALL = List.of(new BigQueryOutput());

  /** Its key below {@code report} in a definition; {@code key.…} names the libraries it needs. */
  String key();

  /** The label of its step; no other step has it. */
  String step();

  /** Whether a lane's definition names it. */
  boolean isNamedBy(Lane lane);

  /** Whether it is reached with the credentials for buckets. */
  boolean isInCloud();

  /**
   * What a run lacks to write to it: "needs …", in one line; empty if it lacks nothing.
   *
   * @param beamArgs options for Beam, {@code --key=value}
   */
  Optional<String> lacks(List<String> beamArgs);

  /** Writes all weeks of lanes that name it; weeks of other lanes are left out. */
  PTransform<PCollection<KV<String, ResourceWeek>>, PDone> write(List<Lane> lanes);

  /** A line for a person on what was written. */
  String summary(CounterValues values);
}
