package io.github.perfreport.reporting;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Direction;
import io.github.perfreport.model.Run;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses of runs and of comparisons of commits.
 *
 * @param runUrl an address with {job} and {run} in it, or null
 * @param compareUrl an address with {good} and {bad} in it, or null
 */
public record RunLinks(String runUrl, String compareUrl) {

  /**
   * A commit comes from a file that a run wrote; only a text of this form becomes part of an
   * address.
   */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,64}");

  private static final int SHORT = 10;

  /** The links of a lane's definition. */
  public static RunLinks of(Lane lane) {
    return new RunLinks(lane.report().runUrl(), lane.changes().compareUrl());
  }

  /** The address of a run. */
  public Optional<String> run(Run run) {
    return runUrl == null || run.job().isEmpty()
        ? Optional.empty()
        : Optional.of(runUrl.replace("{job}", run.job()).replace("{run}", run.id()));
  }

  /** The address of the comparison of the commits around a change, if both are known and differ. */
  public Optional<String> compare(Change change) {
    String good = lastBelow(change).commit();
    String bad = change.firstBad().commit();
    if (compareUrl == null || !isCommit(good) || !isCommit(bad) || good.equals(bad)) {
      return Optional.empty();
    }
    return Optional.of(compareUrl.replace("{good}", good).replace("{bad}", bad));
  }

  /**
   * The last good run. A count that isn't printed is below 1, so before a rise runs without it are
   * good.
   */
  private static Run lastBelow(Change change) {
    boolean unprinted =
        change.gap() != null
            && change.shift().direction() == Direction.UP
            && !MetricGroups.infoOf(change.series()).whenMissing().isEmpty();
    return unprinted ? change.gap().last() : change.lastGood();
  }

  /** The short commit of a run. */
  public static Optional<String> shortCommit(Run run) {
    return isCommit(run.commit())
        ? Optional.of(run.commit().substring(0, Math.min(SHORT, run.commit().length())))
        : Optional.empty();
  }

  private static boolean isCommit(String text) {
    return text != null && COMMIT.matcher(text).matches();
  }
}
