package io.github.perfreport.pipeline;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.formats.audit.BlockScanner;
import io.github.perfreport.runners.Libraries;
import io.github.perfreport.storage.gcs.CloudStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one run of the program does.
 *
 * @param lanes the lanes that are reported
 * @param steps the steps to take; runs are archived before they are reported
 * @param clock the time that windows count back from: when the program began
 * @param refetch whether runs in the archive are read again from their logs
 * @param weeksSince only weeks that have a run since then are written, each whole; null for all
 * @param maxBlock the largest block that is read, in bytes
 * @param credentials the file of the credentials for buckets; null for the default ones
 */
public record ReportPlan(
    List<Lane> lanes,
    Set<Step> steps,
    Clock clock,
    boolean refetch,
    TimeBound weeksSince,
    int maxBlock,
    String credentials) {

  /** The steps, each a command too. */
  public enum Step {
    /** Logs to results. */
    RESULTS,
    /** Results to weeks. */
    WEEKLY_REPORT,
    /** Weeks to what changed. */
    CHANGES,
    /** Weeks to pages and plots. */
    WEEKLY_GRAPH
  }

  /** Copies the lists. */
  public ReportPlan {
    lanes = List.copyOf(lanes);
    steps = Set.copyOf(steps);
  }

  /** A plan that begins now, with the default limits. */
  public static ReportPlan of(List<Lane> lanes, Step... steps) {
    return new ReportPlan(
        lanes,
        Set.of(steps),
        Clock.fixed(Instant.now(), ZoneOffset.UTC),
        false,
        null,
        BlockScanner.DEFAULT_MAX_BLOCK,
        null);
  }

  /** A plan that reads no logs: it reports what the archive has. */
  public static ReportPlan ofArchive(List<Lane> lanes) {
    return of(lanes, Step.WEEKLY_REPORT, Step.CHANGES, Step.WEEKLY_GRAPH);
  }

  /** The same plan for other lanes. */
  public ReportPlan withLanes(List<Lane> others) {
    return new ReportPlan(others, steps, clock, refetch, weeksSince, maxBlock, credentials);
  }

  /** The same plan, as if the program had begun at a given time. */
  public ReportPlan at(Instant now) {
    return new ReportPlan(
        lanes, steps, Clock.fixed(now, ZoneOffset.UTC), refetch, weeksSince, maxBlock, credentials);
  }

  /** The same plan, with runs that are archived read again. */
  public ReportPlan refetching() {
    return new ReportPlan(lanes, steps, clock, true, weeksSince, maxBlock, credentials);
  }

  /** The same plan for only the weeks that have a run since a bound. */
  public ReportPlan withWeeksSince(TimeBound since) {
    return new ReportPlan(lanes, steps, clock, refetch, since, maxBlock, credentials);
  }

  /** The same plan with the file of the credentials for buckets; null for the default ones. */
  public ReportPlan withCredentials(String file) {
    return new ReportPlan(lanes, steps, clock, refetch, weeksSince, maxBlock, file);
  }

  /** The same plan for a template, whose windows count back from its launch. */
  ReportPlan asTemplate() {
    return new ReportPlan(
        lanes, steps, Clock.systemUTC(), refetch, weeksSince, maxBlock, credentials);
  }

  /**
   * The same plan with absolute paths, since workers may have another working folder than the
   * caller.
   */
  ReportPlan absolute() {
    List<Lane> absolute = lanes.stream().map(Lane::absolute).toList();
    return new ReportPlan(absolute, steps, clock, refetch, weeksSince, maxBlock, credentials);
  }

  /** Whether the plan reads or writes a bucket of Cloud Storage. */
  boolean touchesCloud() {
    return folders().stream().anyMatch(CloudStorage::isCloud)
        || outputs().stream().anyMatch(PointOutput::isInCloud);
  }

  /** The folders that are read or written. */
  private List<String> folders() {
    return lanes.stream().flatMap(this::folders).distinct().toList();
  }

  private Stream<String> folders(Lane lane) {
    Lane.Folders own = lane.folders();
    Stream<String> archive = Stream.of(own.output(), own.results(), own.weekly());
    return has(Step.RESULTS) ? Stream.concat(Stream.of(lane.source().root()), archive) : archive;
  }

  /**
   * Checks that the libraries that the plan needs are on the class path.
   *
   * @throws Libraries.MissingException if some are not
   */
  public void needLibraries() {
    Libraries.needForPlan(folders(), outputs().stream().map(PointOutput::key).toList());
  }

  /** The outputs beside the files that the plan writes to. */
  List<PointOutput> outputs() {
    return PointOutput.ALL.stream().filter(output -> !lanesNaming(output).isEmpty()).toList();
  }

  /** The lanes whose measurements go to an output too; none if the plan writes no weeks. */
  List<Lane> lanesNaming(PointOutput output) {
    return has(Step.WEEKLY_REPORT) ? lanes.stream().filter(output::isNamedBy).toList() : List.of();
  }

  /** Whether the plan needs the runs in the archive. */
  boolean readsArchive() {
    return has(Step.WEEKLY_REPORT) || has(Step.CHANGES);
  }

  /** Whether the plan has a step. */
  public boolean has(Step step) {
    return steps.contains(step);
  }
}
