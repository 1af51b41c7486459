package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

  @ParameterizedTest
  @CsvSource({
    "ns, 2e-9, s",
    "µs, 2e-6, s",
    "μs, 2e-6, s",
    "ns/op, 2e-9, s/op",
    "MB/s, 2e6, B/s",
    "MiB/sec, 2097152, B/s",
    "ops/us, 2e6, ops/s",
    "ops/min, 0.0333333333333333, ops/s",
    "p99-ms, 0.002, p99-s",
    "KiB, 2048, B",
    "Mbit/s, 250000, B/s",
    "%, 0.02, ratio",
    "allocs/op, 2, allocs/op",
    "MB per sec, 2e6, B/s",
    "foo, 2, foo",
  })
  void eachUnitHasItsBase(String unit, double value, String base) {
    Units.Quantity quantity = Units.base(new BigDecimal("2"), unit);

    assertThat(quantity.unit(), is(base));
    assertThat(quantity.value().doubleValue(), closeTo(value, 1e-12 * Math.max(1, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "ns/op, LOWER",
    "B/op, LOWER",
    "cycles/iter, LOWER",
    "ms, LOWER",
    "ops/ns, HIGHER",
    "MB/s, HIGHER",
    "tps, HIGHER",
    "pods/s, HIGHER",
    "B, UNKNOWN",
    "count, UNKNOWN",
    "'', UNKNOWN",
  })
  void theUsualDirection(String unit, Better better) {
    assertThat(Units.better(unit), is(better));
  }
}
