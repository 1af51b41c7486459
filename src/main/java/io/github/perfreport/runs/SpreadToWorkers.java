package io.github.perfreport.runs;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Deals elements out to all workers, in {@value #SHARES} shares. Its four steps replace Reshuffle's
 * seven: each costs the direct runner some tens of milliseconds, even with little data.
 *
 * @param <T> the elements
 */
public final class SpreadToWorkers<T> extends PTransform<PCollection<T>, PCollection<T>> {

  private static final long serialVersionUID = 1L;

  /** Enough for all workers; the direct runner makes a bundle of each, so they are few. */
  private static final int SHARES = 64;

  private SpreadToWorkers() {}

  /** Spreads over this machine's cores, or over the workers of a cluster. */
  public static <T> SpreadToWorkers<T> widely() {
    return new SpreadToWorkers<>();
  }

  @Override
  public PCollection<T> expand(PCollection<T> elements) {
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

    /** Workers that number a few elements each must not all begin with the same share. */
    @Setup
    public void begin() {
      next = ThreadLocalRandom.current().nextInt(SHARES);
    }

    @ProcessElement
    public void number(@Element T element, OutputReceiver<KV<Integer, T>> out) {
      out.output(KV.of(next, element));
      next = (next + 1) % SHARES;
    }
  }

  private static final class DealFn<T> extends DoFn<KV<Integer, Iterable<T>>, T> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void deal(@Element KV<Integer, Iterable<T>> dealt, OutputReceiver<T> out) {
      dealt.getValue().forEach(out::output);
    }
  }
}
