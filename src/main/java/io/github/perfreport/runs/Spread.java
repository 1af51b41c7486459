package io.github.perfreport.runs;

import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;

/**
 * Deals elements out anew, so that all workers have some, whichever one made them.
 *
 * @param <T> the elements
 */
public final class Spread<T> extends PTransform<PCollection<T>, PCollection<T>> {

  private static final long serialVersionUID = 1L;

  /** The direct runner makes a bundle of each key: enough for all cores, and few. */
  private static final int DIRECT_BUNDLES = 64;

  private Spread() {}

  /** Over the cores of this machine on the direct runner; on others as far as there are workers. */
  public static <T> Spread<T> widely() {
    return new Spread<>();
  }

  @Override
  public PCollection<T> expand(PCollection<T> elements) {
    Reshuffle.ViaRandomKey<T> shuffle = Reshuffle.viaRandomKey();
    return elements.apply(
        "Shuffle", isDirect(elements) ? shuffle.withNumBuckets(DIRECT_BUNDLES) : shuffle);
  }

  /** Whether elements stay in this process. */
  static boolean isDirect(PCollection<?> elements) {
    return elements.getPipeline().getOptions().getRunner() == DirectRunner.class;
  }
}
