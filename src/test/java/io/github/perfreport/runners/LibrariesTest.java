package io.github.perfreport.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibrariesTest {

  @AfterEach
  void forget() {
    System.clearProperty(Libraries.PRESENT);
  }

  @ParameterizedTest
  @CsvSource({
    "run lane.yaml, ''",
    "run gs://b/lane.yaml, cloud",
    "run lane.yaml --output=gs://b/o, cloud",
    "publish lane.yaml --repository https://example.com/r.git, ''",
    "run lane.yaml --runner=FlinkRunner, flink",
    "run lane.yaml --runner flinkrunner, flink",
    "run -runner=flink lane.yaml, flink",
    "run lane.yaml --runner=org.apache.beam.runners.dataflow.DataflowRunner, cloud dataflow",
    "run lane.yaml --runner=TestDataflowRunner, cloud dataflow",
    "run lane.yaml --runner=DirectRunner, ''",
    "run gs://b/lane.yaml --runner=FlinkRunner, cloud flink",
  })
  void aCommandLineNamesWhatItNeeds(String line, String needed) {
    System.setProperty(Libraries.PRESENT, "");
    assertThat(missing(line), is(needed));
  }

  private static String missing(String line) {
    try {
      Libraries.needForArguments(Arrays.asList(line.split(" ")));
      return "";
    } catch (Libraries.MissingException e) {
      return String.join(" ", e.needed());
    }
  }

  @Test
  void whatIsThereIsKeptAndNotMissing() {
    System.setProperty(Libraries.PRESENT, "flink");
    List<String> bucket = List.of("gs://b/logs");
    Libraries.MissingException missing =
        assertThrows(
            Libraries.MissingException.class,
            () -> Libraries.needForPlan(bucket, List.of("bigquery")));
    assertThat(missing.needed(), contains("flink", "cloud", "dataflow"));

    System.setProperty(Libraries.PRESENT, "flink cloud dataflow");
    Libraries.needForPlan(bucket, List.of("bigquery"));
  }

  @Test
  void withoutTheLauncherNothingIsMissing() {
    Libraries.needForPlan(List.of("gs://b/logs"), List.of("bigquery"));
  }
}
