package io.github.perfreport.formats;

import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One number that a tool printed.
 *
 * @param fields the texts that distinguish this number from others of the same text, such as {@code
 *     pkg}, {@code name}, {@code stat}; never texts that vary from run to run. Empty values are
 *     left out.
 * @param value the number as printed, in {@code unit}
 * @param unit the unit as printed, such as {@code ns/op}; empty if the format states none
 * @param better the direction of an improvement, as the format or the unit says
 * @param zeroIsAbsent true if an exact 0 says that nothing was measured
 */
public record Measurement(
    Map<String, String> fields,
    BigDecimal value,
    String unit,
    Better better,
    boolean zeroIsAbsent) {

  public Measurement {
    TreeMap<String, String> sorted = new TreeMap<>(fields);
    sorted.values().removeIf(String::isEmpty);
    fields = Collections.unmodifiableMap(sorted);
  }

  /** The same number in another unit. */
  Measurement in(Units.Quantity quantity) {
    return new Measurement(fields, quantity.value(), quantity.unit(), better, zeroIsAbsent);
  }
}
