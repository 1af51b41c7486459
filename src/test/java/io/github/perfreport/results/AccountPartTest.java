package io.github.perfreport.results;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.model.RunOutcome.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class AccountPartTest {

  @Test
  void aRowTakesLittleRoom() throws IOException {
    Random random = new Random(1);
    String job = "periodic-kubevirt-e2e-k8s-1.34-sig-performance";
    List<RunOutcome> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String id = "203" + (1_000_000_000_000_000L + random.nextLong(8_000_000_000_000_000L));
      rows.add(
          new RunOutcome(
              "kubevirt-sig-performance",
              job,
              id,
              "gs://kubevirt-prow/logs/" + job + "/" + id,
              Kind.PARSED,
              "SUCCESS",
              new TreeMap<>(Map.of("vmi", "artifacts/VMI-perf-audit-results.json", "vm", "log")),
              List.of()));
    }

    AccountPart part = new AccountPart(rows);

    assertThat(SerializableUtils.serializeToByteArray(part).length, is(lessThan(30 * rows.size())));
    assertThat(part.kinds(), is(Map.of(Kind.PARSED, 1_000)));
    assertThat(part.resources(), is(Map.of("vm", 1_000, "vmi", 1_000)));
  }
}
