package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {

  private static final String NOISE = "nothing to see here\n".repeat(10_000);

  @Test
  void onlyLinesWithAMarkAndThoseAtAChunksEndAreHandedOn() throws IOException {
    List<String> lines = lines(NOISE + "x µs 1\n" + NOISE + "the end", Marks.of("µs", "end"));
    lines.removeIf("nothing to see here"::equals);

    assertThat(lines, contains("x µs 1", "the end"));
  }

  @Test
  void mostOfNoiseIsPassedOver() throws IOException {
    assertThat(lines(NOISE, Marks.of("µs")).size(), lessThan(10));
  }

  /** At each place of a chunk, its border included. */
  @Test
  void aMarkIsFoundWhereverItStands() throws IOException {
    for (int i = 0; i < 40; i++) {
      String log = "x".repeat(i) + "\n" + "abcdefghi\n".repeat(6_553) + "b\nthe mark\n" + NOISE;
      assertThat(lines(log, Marks.of("mark")), hasItem("the mark"));
    }
  }

  @Test
  void linesBeforeAMarkComeWithIt() throws IOException {
    for (int i = 0; i < 30; i++) {
      String log = "x".repeat(i) + "\n" + "abcdefghi\n".repeat(6_552) + "b\nname\nmark\n" + NOISE;
      assertThat(lines(log, Marks.withLinesBefore(1, "mark")), hasItem("name"));
    }
  }

  @Test
  void aLineThatGitlabSplitIsJoined() throws IOException {
    String stamp = "2026-04-08T06:51:49.758365Z 00O";
    String log = stamp + " Bench\n" + stamp + "+mark 1\n";

    assertThat(lines(log, Marks.of("Benchmark")), hasItem("Benchmark 1"));
  }

  @Test
  void theEchoOfAScriptIsLeftOut() throws IOException {
    String log = NOISE + "##[group]Run x\nthe mark\nshell: bash\n##[endgroup]\n" + NOISE;
    List<String> lines = lines(log, Marks.of("mark"));
    lines.removeIf("nothing to see here"::equals);

    assertThat(lines, hasSize(0));
  }

  private static List<String> lines(String log, Marks marks) throws IOException {
    Lines lines =
        new Lines(
            new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
            FormatSettings.preset(""),
            new Collected());
    List<String> all = new ArrayList<>();
    for (String line = lines.next(marks); line != null; line = lines.next(marks)) {
      all.add(line);
    }
    return all;
  }
}
