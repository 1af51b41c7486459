package io.github.perfreport.weekly;

import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Brings all weeks of a resource of a lane together, in any order. What looks at a whole history
 * shares one gathering: it carries every number there is.
 */
public final class GatherWeeks
    extends PTransform<
        PCollection<KV<String, ResourceWeek>>, PCollection<KV<String, Iterable<ResourceWeek>>>> {

  private static final long serialVersionUID = 1L;

  private GatherWeeks() {}

  /** Gathers by lane and resource. */
  public static GatherWeeks create() {
    return new GatherWeeks();
  }

  @Override
  public PCollection<KV<String, Iterable<ResourceWeek>>> expand(
      PCollection<KV<String, ResourceWeek>> weeks) {
    return weeks
        .apply("AllTime", Window.into(new GlobalWindows()))
        .apply("GroupByResource", GroupByKey.create());
  }
}
