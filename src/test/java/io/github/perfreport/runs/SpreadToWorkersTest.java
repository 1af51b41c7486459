package io.github.perfreport.runs;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithTimestamps;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class SpreadToWorkersTest {

  @Test
  void eachElementComesOutOnceAndMayBeGivenATimeOfItsOwn(TestPipeline pipeline) {
    List<Integer> elements = IntStream.range(0, 200).boxed().toList();

    PCollection<Integer> spread =
        pipeline
            .apply(Create.of(elements))
            .apply(SpreadToWorkers.widely())
            .apply(WithTimestamps.of(element -> Instant.ofEpochSecond(element)));

    PAssert.that(spread).containsInAnyOrder(elements);
    pipeline.run();
  }
}
