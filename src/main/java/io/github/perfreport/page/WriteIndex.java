package io.github.perfreport.page;

import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.reporting.ChangesFile;
import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the page of all lanes into each output folder, after all other files. The input is the
 * paths of the files that were drawn, by output folder; the output is the paths of these pages. A
 * page shows all lanes in the folder, including those of other runs, but not lanes that were
 * removed. If nothing was drawn, no page is written.
 */
public final class WriteIndex
    extends PTransform<PCollection<KV<String, String>>, PCollection<String>> {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(WriteIndex.class);

  private WriteIndex() {}

  /** Writes into the output folders that have new drawings. */
  public static WriteIndex create() {
    return new WriteIndex();
  }

  @Override
  public PCollection<String> expand(PCollection<KV<String, String>> drawn) {
    return drawn
        .apply("GatherDrawn", GroupByKey.create())
        .apply("WriteIndexPage", ParDo.of(new WriteFn()))
        .setCoder(StringUtf8Coder.of());
  }

  private static final class WriteFn extends DoFn<KV<String, Iterable<String>>, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void write(@Element KV<String, Iterable<String>> drawn, OutputReceiver<String> out)
        throws IOException {
      String output = drawn.getKey();
      List<LaneChanges> lanes = lanes(output);
      if (!lanes.isEmpty()) {
        String page = new HtmlIndex().render(lanes, pages(output, lanes), releases(output, lanes));
        String path = Layout.index(output);
        AtomicFile.write(output, path, page.getBytes(StandardCharsets.UTF_8));
        out.output(path);
      }
    }
  }

  /** The lanes by name. A lane that can't be read is logged and left out. */
  private static List<LaneChanges> lanes(String output) throws IOException {
    List<LaneChanges> lanes = new ArrayList<>();
    for (String name : Folder.foldersOrNone(Layout.join(output, "weekly"))) {
      try {
        ChangesFile.read(Layout.weekly(output, name)).ifPresent(lanes::add);
      } catch (IOException e) {
        LOG.warn("{}", String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }
    return lanes;
  }

  private static Set<String> pages(String output, List<LaneChanges> lanes) throws IOException {
    Map<String, String> names = new TreeMap<>();
    for (LaneChanges lane : lanes) {
      for (ResourceState state : lane.resources()) {
        String page = Layout.page(Layout.weekly(output, lane.lane()), state.resource());
        names.put(page, lane.lane() + "/" + state.resource());
      }
    }
    names.keySet().retainAll(Folder.existing(List.copyOf(names.keySet())).keySet());
    return Set.copyOf(names.values());
  }

  /** The pages of releases, as paths from the output folder: {@code release-v1-8/lane/vmi/…}. */
  private static List<String> releases(String output, List<LaneChanges> lanes) throws IOException {
    List<String> asked = new ArrayList<>();
    for (String folder : Folder.foldersOrNone(output)) {
      Layout.releaseOf(folder)
          .ifPresent(version -> lanes.forEach(lane -> addReleasePages(version, lane, asked)));
    }
    Set<String> there =
        Folder.existing(asked.stream().map(page -> Layout.join(output, page)).toList()).keySet();
    return asked.stream().filter(page -> there.contains(Layout.join(output, page))).toList();
  }

  private static void addReleasePages(String version, LaneChanges lane, List<String> pages) {
    for (ResourceState state : lane.resources()) {
      String page = Layout.releasePage(Layout.release("", version, lane.lane()), state.resource());
      pages.add(page.startsWith("/") ? page.substring(1) : page);
    }
  }
}
