package io.github.perfreport.counters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class ReportCounterTest {

  @Test
  void eachCountIsReadUnderItsOwnNameAndKey() {
    Pipeline pipeline = Pipeline.create();
    pipeline.apply(Create.of("lane/one", "lane/two", "lane/two")).apply(ParDo.of(new CountFn()));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    CounterValues values = CounterValues.of(result);

    assertThat(values.get(ReportCounter.RUNS_PARSED), is(3L));
    assertThat(values.get(ReportCounter.RUNS_REFUSED), is(0L));
    assertThat(values.get(ReportCounter.LISTED, "lane/two"), is(2L));
    assertThat(values.sum(ReportCounter.LISTED), is(3L));
    assertThat(values.keys(ReportCounter.LISTED), contains("lane/one", "lane/two"));
    assertThat(values.keys(ReportCounter.GAINED), empty());
  }

  @Test
  void noTwoCountersShareANamespaceAndName() {
    Set<String> seen = new HashSet<>();
    Set<String> withKeys = new HashSet<>();
    for (ReportCounter counter : ReportCounter.values()) {
      if (isByKey(counter)) {
        assertThat(counter + " has a namespace of its own", withKeys.add(counter.namespace()));
      } else {
        assertThat("" + counter, seen.add(counter.namespace() + ":" + counter.fixedName()));
      }
    }
    assertThat(
        Arrays.stream(ReportCounter.values())
            .filter(counter -> !isByKey(counter) && withKeys.contains(counter.namespace()))
            .toList(),
        empty());
  }

  private static boolean isByKey(ReportCounter counter) {
    try {
      counter.fixedName();
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  @Test
  void aKeyIsGivenWhereThereAreKeysAndOnlyThere() {
    assertThrows(IllegalStateException.class, ReportCounter.LISTED::counter);
    assertThrows(IllegalStateException.class, () -> ReportCounter.RUNS_PARSED.counter("lane"));
  }

  private static final class CountFn extends DoFn<String, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void count(@Element String key) {
      ReportCounter.RUNS_PARSED.counter().inc();
      ReportCounter.LISTED.counter(key).inc();
    }
  }
}
