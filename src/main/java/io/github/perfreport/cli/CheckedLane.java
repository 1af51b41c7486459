package io.github.perfreport.cli;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.pipeline.MissingNotice;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.reporting.RunLinks;
import java.util.List;
import java.util.Optional;

/**
 * The result of {@code check} for one lane.
 *
 * @param lane its definition
 * @param changes what changed; empty if it has no data
 * @param missing data that the lane should have but doesn't
 */
record CheckedLane(Lane lane, Optional<LaneChanges> changes, List<String> missing) {

  /** Takes a lane's part of a result. */
  static CheckedLane of(Lane lane, ReportRun.Result result) {
    return new CheckedLane(
        lane,
        result.changes().stream().filter(found -> found.lane().equals(lane.name())).findFirst(),
        result.missing().stream()
            .filter(missing -> missing.lane().equals(lane.name()))
            .map(MissingNotice::what)
            .toList());
  }

  String name() {
    return lane.name();
  }

  RunLinks links() {
    return RunLinks.of(lane);
  }

  boolean alarms() {
    return changes.isPresent() && changes.get().alarms();
  }

  /** Whether all of its data is there and nothing got worse. */
  boolean isWell() {
    return missing.isEmpty() && changes.isPresent() && !alarms();
  }
}
