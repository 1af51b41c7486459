package io.github.perfreport.runs.prow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.runs.layout.RunLayoutContractTest;
import io.github.perfreport.testing.LaneBuilder;
import io.github.perfreport.testing.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProwLayoutTest extends RunLayoutContractTest {

  @Override
  protected Lane lane(Path root) {
    return LaneBuilder.lane("lane").logs(root, JOB).build();
  }

  @Override
  protected String id(Instant start) {
    return RunFiles.idAt(start.toString());
  }

  @Override
  protected void write(String id, Instant end, String log) {
    RunFiles.write(root.resolve(JOB).resolve(id).resolve("build-log.txt"), log);
    finish(id, "{\"timestamp\": " + end.getEpochSecond() + "}");
  }

  @Override
  protected void writeWithoutTime(String id) {
    write(id, END, "");
    finish(id, "{}");
  }

  private void finish(String id, String json) {
    RunFiles.write(root.resolve(JOB).resolve(id).resolve("finished.json"), json);
  }

  @Test
  void aRunThatOnlyStartedMayStillBeGoing() throws IOException {
    RunFiles.write(root.resolve(JOB).resolve(id(START)).resolve("started.json"), "{}");

    assertThat(layout.tellsOnlyTheStart(onlyRun()), is(true));
    assertThat(layout.logs(onlyRun()).isEmpty(), is(true));
  }
}
