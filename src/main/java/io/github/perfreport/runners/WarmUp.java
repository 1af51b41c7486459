package io.github.perfreport.runners;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnInvokers;

/**
 * Does slow preparations on background threads, which a run would otherwise wait for one by one,
 * and leaves out those that it doesn't need. {@code run --no-fetch} of two of KubeVirt's lanes
 * takes 0.86 of the processor time that it takes without: 18.8 s and 20.9 s, median of five pairs
 * of whole processes on two busy cores. {@code -Dperfreport.warm-up=false} turns it off; the
 * options are the same.
 */
public final class WarmUp {

  /** The system property that turns it off. */
  static final String SWITCH = "perfreport.warm-up";

  /** Whether Beam knows only a part of its options, as after {@link #onOptions}. */
  private static boolean fewOptions;

  private WarmUp() {}

  /**
   * Loads Beam's options in the background, but only those of the direct runner. Beam checks each
   * interface of options against all others; for the rarely used ones that takes a fifth of a
   * second. {@link #learnOptions} loads them all if they are needed.
   */
  public static synchronized void onOptions() {
    if (isOff()) {
      return;
    }
    fewOptions = true;
    Thread thread = daemon("options", () -> PipelineOptionsFactory.register(DirectOptions.class));
    thread.setContextClassLoader(new Unregistered(WarmUp.class.getClassLoader()));
    thread.start();
  }

  /**
   * Completes what {@link #onOptions} began.
   *
   * @param all whether to load the options that the direct runner doesn't have too
   */
  static synchronized void learnOptions(boolean all) {
    if (fewOptions && all) {
      PipelineOptionsFactory.resetCache();
      fewOptions = false;
    } else {
      PipelineOptionsFactory.register(DirectOptions.class);
    }
  }

  /**
   * Generates Beam's DoFn invoker classes on a background thread. Beam itself generates each when
   * the first bundle arrives, and everything after it waits.
   */
  public static void onInvokers(Pipeline pipeline) {
    if (isOff()) {
      return;
    }
    List<DoFn<?, ?>> fns = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            if (node.getTransform() instanceof ParDo.MultiOutput<?, ?> parDo) {
              fns.add(parDo.getFn());
            }
          }
        });
    daemon("invokers", () -> fns.forEach(DoFnInvokers::invokerFor)).start();
  }

  private static boolean isOff() {
    return "false".equals(System.getProperty(SWITCH));
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Hides the registrars of options on the class path from Beam. */
  private static final class Unregistered extends ClassLoader {

    private static final String REGISTRARS =
        "META-INF/services/" + PipelineOptionsRegistrar.class.getName();

    Unregistered(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(REGISTRARS) ? Collections.emptyEnumeration() : super.getResources(name);
    }
  }
}
