package io.github.perfreport.definition;

import io.github.perfreport.model.Change.SeriesKey;
import io.github.perfreport.model.MetricGroup;
import io.github.perfreport.model.MetricInfo;
import io.github.perfreport.model.Series;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Groups of metrics in order; a metric belongs to the first that matches it. */
public final class MetricGroups implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The groups for KubeVirt's performance audit. */
  public static final MetricGroups KUBEVIRT =
      new MetricGroups(MetricGroupsYaml.read("metric-groups-kubevirt.yaml"));

  private final List<MetricGroup> groups;
  private transient Map<String, MetricInfo> known;

  private MetricGroups(List<MetricGroup> groups) {
    this.groups = List.copyOf(groups);
  }

  /** These groups after other ones. */
  MetricGroups behind(List<MetricGroup> others) {
    List<MetricGroup> all = new ArrayList<>(others);
    all.addAll(groups);
    return new MetricGroups(all);
  }

  /**
   * A metric's unit, direction and description; for a metric without a group, derived from its
   * name.
   */
  public MetricInfo of(String metric) {
    return known().computeIfAbsent(metric, this::find);
  }

  /** What is known of a series. */
  public static MetricInfo infoOf(Series series) {
    return series.info() == null ? KUBEVIRT.of(series.metric()) : series.info();
  }

  /** What is known of a series. */
  public static MetricInfo infoOf(SeriesKey series) {
    return series.info() == null ? KUBEVIRT.of(series.metric()) : series.info();
  }

  private MetricInfo find(String metric) {
    return groups.stream()
        .flatMap(group -> group.of(metric).stream())
        .findFirst()
        .orElseGet(() -> MetricInfo.ofName(metric));
  }

  private synchronized Map<String, MetricInfo> known() {
    if (known == null) {
      known = new ConcurrentHashMap<>();
    }
    return known;
  }

  /** The titles in the order of the groups, then the title for metrics without a group. */
  public List<String> titles() {
    return Stream.concat(groups.stream().map(MetricGroup::title), Stream.of(MetricInfo.OTHER))
        .distinct()
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MetricGroups table && groups.equals(table.groups);
  }

  @Override
  public int hashCode() {
    return groups.hashCode();
  }
}
