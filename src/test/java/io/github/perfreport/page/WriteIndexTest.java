package io.github.perfreport.page;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.changes.ResourceFindings;
import io.github.perfreport.changes.SerializedValue;
import io.github.perfreport.changes.WriteChanges;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteIndexTest {

  @TempDir private Path output;

  @Test
  void lanesOfOtherRunsKeepTheirPlaceAndRemovedOnesGo() throws Exception {
    changed("one");
    changed("other");
    indexOf("one");
    assertThat(index(), containsString("\"lane\":\"one\""));
    assertThat(index(), containsString("\"lane\":\"other\""));

    Files.delete(output.resolve("weekly/other/changes.json"));
    indexOf("one");
    assertThat(index(), not(containsString("\"lane\":\"other\"")));
  }

  @Test
  void onlyPagesThatAreThereAreLinkedTo() throws Exception {
    changed("one");
    indexOf("one");
    assertThat(index(), containsString("\"resource\":\"vmi\",\"page\":false"));

    Files.createDirectories(output.resolve("weekly/one/vmi"));
    Files.writeString(output.resolve("weekly/one/vmi/index.html"), "");
    indexOf("one");
    assertThat(index(), containsString("\"resource\":\"vmi\",\"page\":true"));
  }

  @Test
  void aFileOfAnotherProgramIsNoLane() throws Exception {
    changed("one");
    Files.createDirectories(output.resolve("weekly/foreign"));
    Files.writeString(output.resolve("weekly/foreign/changes.json"), "[]");
    indexOf("one");

    assertThat(index(), containsString("\"lane\":\"one\""));
    assertThat(index(), not(containsString("foreign")));
  }

  @Test
  void withoutAnyLaneThereIsNoPage() {
    indexOf("one");

    assertThat(Written.below(output), is(empty()));
  }

  @Test
  void theSameLanesGiveTheSameBytes() {
    changed("one");
    changed("other");
    indexOf("one");
    String once = index();
    indexOf("other");

    assertThat(index(), is(once));
  }

  private String index() {
    return Written.text(output.resolve("index.html"));
  }

  private void changed(String name) {
    LaneChanges some = Histories.changes();
    ResourceFindings found =
        new ResourceFindings(
            name,
            some.resources().get(0),
            some.events().stream().flatMap(event -> event.changes().stream()).toList(),
            List.of(),
            some.exceeded(),
            List.of(),
            List.of(),
            1);
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    pipeline
        .apply(
            Create.of(KV.of("", SerializedValue.of(found)))
                .withCoder(KvCoder.of(StringUtf8Coder.of(), SerializedValue.coder())))
        .apply(WriteChanges.of(List.of(of(name))));
    pipeline.run().waitUntilFinish();
  }

  private void indexOf(String name) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    pipeline
        .apply(Create.of(KV.of(of(name).folders().output(), Layout.page("x", "vmi"))))
        .apply(WriteIndex.create());
    pipeline.run().waitUntilFinish();
  }

  private Lane of(String name) {
    return lane(name).metrics("vmi", "m").output(output).build();
  }
}
