package io.github.perfreport.pipeline;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.definition.Lane;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BigQueryOutputTest extends PointOutputContractTest {

  @Override
  PointOutput output() {
    return new BigQueryOutput();
  }

  @Override
  Lane naming() {
    return lane("lane")
        .metrics("vmi", "m")
        .report(new Lane.Report(null, List.of(), true, false, null, null, "project:dataset.table"))
        .build();
  }

  @Test
  void rowsWaitInABucket() {
    assertThat(output().lacks(List.of()).orElse(""), containsString("--tempLocation"));
    assertThat(output().lacks(List.of("--tempLocation=gs://bucket/tmp")), is(Optional.empty()));
  }
}
