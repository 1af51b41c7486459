package io.github.perfreport.formats;

import io.github.perfreport.definition.OutputSource.Combine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Combines several values into one. */
final class Combined {

  private Combined() {}

  /** Combines at least one value, in the order of the text. */
  static BigDecimal of(List<BigDecimal> values, Combine combine) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int n = values.size();
    return switch (combine) {
      case MEDIAN -> mean(List.of(sorted.get((n - 1) / 2), sorted.get(n / 2)));
      case MEAN -> mean(values);
      case MIN -> sorted.get(0);
      case MAX -> sorted.get(n - 1);
      case SUM -> sum(values);
      case LAST, REFUSE -> values.get(n - 1);
    };
  }

  private static BigDecimal mean(List<BigDecimal> values) {
    return sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
