package io.github.perfreport.pipeline;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.formats.audit.BlockScanner;
import io.github.perfreport.storage.CloudStorage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * What one run of the program does.
 *
 * @param lanes what it does it for
 * @param steps which steps it takes; runs are archived before they are reported
 * @param clock tells the time that windows count back from: when the program began
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

  /** A plan that begins now, with the limits that a run has by default. */
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

  /** The same plan, as if the program had begun at a moment. */
  public ReportPlan at(Instant now) {
    return new ReportPlan(
        lanes, steps, Clock.fixed(now, ZoneOffset.UTC), refetch, weeksSince, maxBlock, credentials);
  }

  /** The same plan, with runs that are archived read again. */
  public ReportPlan refetching() {
    return new ReportPlan(lanes, steps, clock, true, weeksSince, maxBlock, credentials);
  }

  /** The same plan for the weeks that have a run since then. */
  public ReportPlan withWeeksSince(TimeBound since) {
    return new ReportPlan(lanes, steps, clock, refetch, since, maxBlock, credentials);
  }

  /** The same plan with the file of the credentials for buckets; null for the default ones. */
  public ReportPlan withCredentials(String file) {
    return new ReportPlan(lanes, steps, clock, refetch, weeksSince, maxBlock, file);
  }

  /** The same plan for a template, whose windows count back from when it is launched. */
  ReportPlan asTemplate() {
    return new ReportPlan(
        lanes, steps, Clock.systemUTC(), refetch, weeksSince, maxBlock, credentials);
  }

  /** The same plan for workers, which may work in another folder than the caller. */
  ReportPlan absolute() {
    List<Lane> absolute = lanes.stream().map(Lane::absolute).toList();
    return new ReportPlan(absolute, steps, clock, refetch, weeksSince, maxBlock, credentials);
  }

  /** Whether a bucket of Cloud Storage is read or written. */
  boolean touchesCloud() {
    return lanes.stream().anyMatch(this::touchesCloud);
  }

  private boolean touchesCloud(Lane lane) {
    return (has(Step.RESULTS) && CloudStorage.isCloud(lane.source().root()))
        || CloudStorage.isCloud(lane.folders().output())
        || CloudStorage.isCloud(lane.folders().results())
        || CloudStorage.isCloud(lane.folders().weekly())
        || writesTable(lane);
  }

  /** The lanes whose measurements go to a table of BigQuery's too. */
  List<Lane> lanesWithTable() {
    return lanes.stream().filter(this::writesTable).toList();
  }

  private boolean writesTable(Lane lane) {
    return has(Step.WEEKLY_REPORT) && lane.report().table() != null;
  }

  /** Whether it needs the runs that are in the archive. */
  boolean readsArchive() {
    return has(Step.WEEKLY_REPORT) || has(Step.CHANGES);
  }

  /** Whether it takes a step. */
  public boolean has(Step step) {
    return steps.contains(step);
  }
}
