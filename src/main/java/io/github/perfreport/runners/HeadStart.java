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

/** What a run would wait for one after the other, done on a thread beside it. */
public final class HeadStart {

  /** Whether Beam has looked at a part of its options, as {@link #onOptions} has it do. */
  private static boolean fewOptions;

  private HeadStart() {}

  /**
   * Has Beam look at its own options, but those alone that a run on the direct runner has. Each
   * interface of options is checked against all others, a fifth of a second for those that nobody
   * gives. Where somebody does, {@link #learnOptions} has it look at all.
   */
  public static synchronized void onOptions() {
    fewOptions = true;
    Thread thread = daemon("options", () -> PipelineOptionsFactory.register(DirectOptions.class));
    thread.setContextClassLoader(new Unregistered(HeadStart.class.getClassLoader()));
    thread.start();
  }

  /**
   * Ends what {@link #onOptions} began.
   *
   * @param all whether options that the direct runner doesn't have are to be known too
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
   * Has the classes made that Beam calls a pipeline's DoFns with. Beam itself makes each when the
   * first bundle comes, and all that follows waits for it.
   */
  public static void onInvokers(Pipeline pipeline) {
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

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Keeps Beam from finding the interfaces of options on the class path. */
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
