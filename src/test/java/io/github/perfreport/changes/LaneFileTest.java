package io.github.perfreport.changes;

import static io.github.perfreport.changes.Histories.findings;
import static io.github.perfreport.changes.Histories.lane;
import static io.github.perfreport.changes.Histories.runs;
import static io.github.perfreport.changes.Histories.step;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.LaneChanges;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every file about a lane keeps. */
class LaneFileTest {

  private static final Lane LANE = lane("lane", ChangeRules.DEFAULT, "LIST-nodes-count");

  static Stream<LaneFile> files() {
    return LaneFile.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theSameChangesGiveTheSameBytes(LaneFile file) throws IOException {
    assertThat(file.writer().content(LANE, changes()), is(file.writer().content(LANE, changes())));
  }

  @ParameterizedTest
  @MethodSource("files")
  void itLiesInTheWeeklyFolderAndEndsWithALineFeed(LaneFile file) throws IOException {
    byte[] content = file.writer().content(LANE, changes());

    assertThat(file.path().below("out/weekly/lane"), startsWith("out/weekly/lane/"));
    assertThat(content[content.length - 1], is((byte) '\n'));
  }

  @Test
  void noTwoHaveThePath() {
    List<String> paths = files().map(file -> file.path().below("weekly")).toList();

    assertThat(paths.stream().distinct().toList(), is(paths));
  }

  private static LaneChanges changes() {
    return new LaneEvents(List.of(findings(LANE, runs(60, step(50, 2, 30)))))
        .of(LANE, Optional.empty());
  }
}
