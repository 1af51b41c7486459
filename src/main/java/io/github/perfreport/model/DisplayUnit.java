package io.github.perfreport.model;

import java.util.List;

/**
 * The unit in which numbers are shown: a base unit with the prefix that leaves few zeros.
 *
 * @param unit such as {@code ns/op}, {@code MiB}, {@code k/s}
 * @param scale what a number in the base unit is multiplied by
 */
public record DisplayUnit(String unit, double scale) {

  private record Step(double size, String unit) {}

  private static final List<Step> SECONDS =
      List.of(
          new Step(1, "s"),
          new Step(1e-3, "ms"),
          new Step(1e-6, "µs"),
          new Step(1e-9, "ns"),
          new Step(1e-12, "ps"));

  private static final List<Step> BYTES =
      List.of(
          new Step(0x1p40, "TiB"),
          new Step(0x1p30, "GiB"),
          new Step(0x1p20, "MiB"),
          new Step(0x1p10, "KiB"),
          new Step(1, "B"));

  private static final List<Step> COUNTS =
      List.of(new Step(1e9, "G"), new Step(1e6, "M"), new Step(1e3, "k"), new Step(1, "1"));

  /**
   * The unit for a metric's numbers of a size. A unit that a definition states is shown as it is.
   *
   * @param size any of the numbers, in the metric's unit
   */
  public static DisplayUnit of(MetricInfo info, double size) {
    int stroke = info.unit().indexOf('/');
    String head = stroke < 0 ? info.unit() : info.unit().substring(0, stroke);
    String rest = info.unit().substring(head.length());
    List<Step> steps =
        switch (head) {
          case "s" -> SECONDS;
          case "B" -> BYTES;
          case "1" -> COUNTS;
          default -> List.of();
        };
    if (info.unitIsStated() || steps.isEmpty() || size == 0 || !Double.isFinite(size)) {
      return new DisplayUnit(info.unit(), 1);
    }
    Step step =
        steps.stream()
            .filter(one -> Math.abs(size) >= one.size())
            .findFirst()
            .orElse(steps.get(steps.size() - 1));
    return new DisplayUnit(step.unit() + rest, 1 / step.size());
  }

  /** A number of the base unit in this unit. */
  public double of(double value) {
    return value * scale;
  }
}
