package io.github.perfreport.changes;

import io.github.perfreport.definition.ChangeRules.Ack;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.model.MissingData;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds names in a definition that no run of the lane has; most are misspelt. */
final class NamesWithoutMatch {

  private final Lane lane;
  private final Run newest;
  private final List<ResourceState> states;
  private final Set<String> measured;
  private final List<MissingData> found = new ArrayList<>();

  private NamesWithoutMatch(Lane lane, Run newest, List<ResourceState> states) {
    this.lane = lane;
    this.newest = newest;
    this.states = states;
    this.measured =
        states.stream()
            .flatMap(state -> state.lastWeeks().keySet().stream())
            .collect(Collectors.toSet());
  }

  /**
   * Returns one {@link MissingData} for each key of the definition that has such names.
   *
   * @param states of the resources that have data
   * @param jobs of the lane's runs
   */
  static List<MissingData> of(Lane lane, Run newest, List<ResourceState> states, Set<String> jobs) {
    NamesWithoutMatch names = new NamesWithoutMatch(lane, newest, states);
    lane.metrics().forEach(names::addMetrics);
    names.add("source.jobs", jobPatterns(lane, jobs), name -> false);
    names.add("changes.worse", lane.changes().better().keySet(), names.measured::contains);
    names.add(
        "changes.min-sizes", lane.changes().limits().minSizes().keySet(), names.measured::contains);
    names.add(
        "acks",
        lane.changes().acks().stream()
            .filter(ack -> !names.isMeasured(ack))
            .map(Ack::metric)
            .toList(),
        name -> false);
    return names.found;
  }

  private static List<String> jobPatterns(Lane lane, Set<String> jobs) {
    return lane.source().jobs().stream()
        .filter(pattern -> jobs.stream().noneMatch(pattern::matches))
        .map(NamePattern::text)
        .toList();
  }

  private void addMetrics(String resource, List<String> metrics) {
    Set<String> known = lastWeeks(resource).keySet();
    if (known.isEmpty()) {
      found.add(missing("metrics." + resource, List.of()));
    } else {
      add("metrics." + resource, metrics, known::contains);
    }
  }

  private SortedMap<String, LocalDate> lastWeeks(String resource) {
    return states.stream()
        .filter(state -> state.resource().equals(resource))
        .findFirst()
        .map(ResourceState::lastWeeks)
        .orElse(Collections.emptySortedMap());
  }

  private boolean isMeasured(Ack ack) {
    return ack.resource() == null
        ? measured.contains(ack.metric())
        : lastWeeks(ack.resource()).containsKey(ack.metric());
  }

  private void add(String key, Collection<String> names, Predicate<String> matches) {
    TreeSet<String> without = new TreeSet<>(names);
    without.removeIf(matches);
    if (!without.isEmpty()) {
      found.add(missing(key, List.copyOf(without)));
    }
  }

  private MissingData missing(String key, List<String> names) {
    return new MissingData(
        lane.name(), MissingData.Kind.NO_MATCH, key, names, newest.time(), newest.time());
  }
}
