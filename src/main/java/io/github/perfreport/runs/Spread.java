package io.github.perfreport.runs;

import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Redistributes elements over all workers.
 *
 * @param <T> the elements
 */
public final class Spread<T> extends PTransform<PCollection<T>, PCollection<T>> {

  private static final long serialVersionUID = 1L;

  /**
   * The number of keys; the direct runner makes a bundle of each. They are enough for all cores,
   * but few.
   */
  private static final int DIRECT_BUNDLES = 64;

  private Spread() {}

  /**
   * Spreads over this machine's cores on the direct runner, and over all workers on other runners.
   */
  public static <T> Spread<T> widely() {
    return new Spread<>();
  }

  @Override
  public PCollection<T> expand(PCollection<T> elements) {
    return isDirect(elements)
        ? deal(elements)
        : elements.apply("Shuffle", Reshuffle.viaRandomKey());
  }

  /**
   * A shuffle of four steps in place of Reshuffle's seven. Each step costs the direct runner some
   * tens of milliseconds, even with little data: together a twelfth of a small report's time.
   */
  private static <T> PCollection<T> deal(PCollection<T> elements) {
    return elements
        .apply("Number", ParDo.of(new NumberFn<>()))
        .setCoder(KvCoder.of(VarIntCoder.of(), elements.getCoder()))
        // Runs get their own timestamps afterwards, which must not be before those of their
        // elements.
        .apply(
            "EarliestTime",
            Window.<KV<Integer, T>>configure().withTimestampCombiner(TimestampCombiner.EARLIEST))
        .apply("GroupByNumber", GroupByKey.create())
        .apply("Deal", ParDo.of(new DealFn<>()))
        .setCoder(elements.getCoder());
  }

  private static final class NumberFn<T> extends DoFn<T, KV<Integer, T>> {
    private static final long serialVersionUID = 1L;

    private transient int next;

    @ProcessElement
    public void number(@Element T element, OutputReceiver<KV<Integer, T>> out) {
      out.output(KV.of(next, element));
      next = (next + 1) % DIRECT_BUNDLES;
    }
  }

  private static final class DealFn<T> extends DoFn<KV<Integer, Iterable<T>>, T> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void deal(@Element KV<Integer, Iterable<T>> dealt, OutputReceiver<T> out) {
      dealt.getValue().forEach(out::output);
    }
  }

  /** Whether the pipeline runs in this process. */
  static boolean isDirect(PCollection<?> elements) {
    return elements.getPipeline().getOptions().getRunner() == DirectRunner.class;
  }
}
