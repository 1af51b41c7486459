package io.github.perfreport.changes;

import io.github.perfreport.detect.ChangePoint;
import io.github.perfreport.model.Direction;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether a switch to another job explains a change of level. The new job may run on
 * another mix of hosts. This moves the level without any new value: the old job's slow hosts
 * measured it now and then, the new job measures it often. So the switch explains a change at its
 * start if enough of the old values were at the new level or beyond it. A level that the old job
 * hardly ever saw is new, on any hosts.
 */
final class JobSwitch {

  /** A change point may be off by this many runs. */
  private static final int NEAR = 3;

  /** Below this share of old runs the new level counts as never seen before. */
  private static final double SHARE_BEYOND = .1;

  private JobSwitch() {}

  static boolean explains(MetricColumn column, ChangePoint point) {
    return beginsNear(column, point.index()) && seenBefore(column.values(), point);
  }

  private static boolean beginsNear(MetricColumn column, int index) {
    int from = Math.max(1, index - NEAR);
    int to = Math.min(column.size() - 1, index + NEAR);
    Set<String> before = new HashSet<>();
    for (int i = 0; i < from; i++) {
      before.add(column.run(i).job());
    }
    for (int i = from; i <= to; i++) {
      if (!before.contains(column.run(i).job())) {
        return true;
      }
    }
    return false;
  }

  private static boolean seenBefore(double[] values, ChangePoint point) {
    boolean up = Direction.of(point.before(), point.after()) == Direction.UP;
    int from = Math.max(0, point.index() - point.pointsBefore());
    int beyond = 0;
    for (int i = from; i < point.index(); i++) {
      beyond += (up ? values[i] >= point.after() : values[i] <= point.after()) ? 1 : 0;
    }
    return beyond >= SHARE_BEYOND * (point.index() - from);
  }
}
