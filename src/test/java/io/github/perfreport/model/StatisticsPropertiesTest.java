package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** The figures of a week against exact arithmetic. */
class StatisticsPropertiesTest {

  private static final MathContext EXACT = MathContext.DECIMAL128;

  @Property(tries = 300)
  void figuresAgreeWithExactArithmetic(@ForAll("measurements") @NotEmpty List<Double> values) {
    Statistics figures = Statistics.of(toArray(values));

    List<BigDecimal> exact = values.stream().sorted().map(BigDecimal::new).toList();
    BigDecimal mean = sum(exact).divide(BigDecimal.valueOf(exact.size()), EXACT);
    assertThat(figures.count(), is(values.size()));
    assertThat(figures.average(), near(mean, exact));
    assertThat(figures.median(), near(quantile(exact, "0.5"), exact));
    assertThat(figures.p95(), near(quantile(exact, "0.95"), exact));
    assertThat(figures.min(), is(Collections.min(values)));
    assertThat(figures.max(), is(Collections.max(values)));
  }

  @Property(tries = 300)
  void theDeviationIsThatOfASample(@ForAll("measurements") @Size(min = 2) List<Double> values) {
    List<BigDecimal> exact = values.stream().map(BigDecimal::new).toList();
    BigDecimal mean = sum(exact).divide(BigDecimal.valueOf(exact.size()), EXACT);
    BigDecimal squares = sum(exact.stream().map(v -> v.subtract(mean).pow(2, EXACT)).toList());
    BigDecimal deviation = squares.divide(BigDecimal.valueOf(exact.size() - 1L), EXACT).sqrt(EXACT);

    assertThat(Statistics.of(toArray(values)).stdDev(), near(deviation, exact));
  }

  @Property(tries = 200)
  void theOrderOfValuesChangesNoBit(
      @ForAll("measurements") @NotEmpty List<Double> values, @ForAll long seed) {
    double[] inOrder = toArray(values);
    Collections.shuffle(values, new Random(seed));
    double[] shuffled = toArray(values);
    double[] before = shuffled.clone();

    assertThat(Statistics.of(shuffled), is(Statistics.of(inOrder)));
    assertThat("the caller's array", Arrays.equals(shuffled, before), is(true));
  }

  @Property(tries = 200)
  void quantilesLieBetweenLeastAndGreatest(@ForAll("measurements") @NotEmpty List<Double> values) {
    Statistics figures = Statistics.of(toArray(values));

    assertThat(figures.median(), greaterThanOrEqualTo(figures.min()));
    assertThat(figures.p95(), greaterThanOrEqualTo(figures.median()));
    assertThat(figures.max(), greaterThanOrEqualTo(figures.p95()));
    assertThat(figures.stdDev() == null, is(values.size() == 1));
  }

  /** Sizes that are measured: bytes and counts of calls down to parts of a core. */
  @Provide
  Arbitrary<List<Double>> measurements() {
    Arbitrary<Double> anySize = Arbitraries.doubles().between(0, 1e9).ofScale(6);
    Arbitrary<Double> whole = Arbitraries.integers().between(0, 20).map(Integer::doubleValue);
    return Arbitraries.oneOf(anySize, whole).list().ofMaxSize(60);
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal quantile(List<BigDecimal> sorted, String share) {
    BigDecimal rank = new BigDecimal(share).multiply(BigDecimal.valueOf(sorted.size() - 1L));
    int below = rank.intValue();
    BigDecimal low = sorted.get(below);
    BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
    return low.add(high.subtract(low).multiply(rank.subtract(BigDecimal.valueOf(below))));
  }

  private static org.hamcrest.Matcher<Double> near(BigDecimal exact, List<BigDecimal> values) {
    double size = Collections.max(values).doubleValue();
    return closeTo(exact.doubleValue(), 1e-12 * Math.max(1, size));
  }

  private static double[] toArray(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
