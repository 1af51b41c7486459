package io.github.perfreport.storage;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Every path of the product. Paths are strings with {@code /} as separator, so that a folder may be
 * on disk or in a bucket ({@code gs://bucket/folder}).
 */
public final class Layout {

  /** The name of a run's and of a week's file. */
  public static final String RESULTS = "results.json";

  /** The name of a resource's page. */
  public static final String PAGE = "index.html";

  /** The name of a resource's page of a release. */
  public static final String RELEASE_PAGE = "release-index.html";

  private static final String RELEASE = "release-";

  private static final String RELEASE_NOTES = "release-notes.md";

  private Layout() {}

  /** A folder or file below another. */
  public static String join(String folder, String... names) {
    String joined = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    return joined + "/" + String.join("/", names);
  }

  /** The last part of a path. */
  public static String nameOf(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  /** The folder that contains a path, without a slash at its end. */
  public static String parentOf(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.substring(0, Math.max(0, bare.lastIndexOf('/')));
  }

  /** A run's result: {@code <results>/<job>/<run>/data/results.json}. */
  public static String runResult(String results, String job, String run) {
    return join(results, job, run, "data", RESULTS);
  }

  /** A run's result where the Go tool put it: {@code <results>/<job>/<run>/results.json}. */
  public static String oldRunResult(String results, String job, String run) {
    return join(results, job, run, RESULTS);
  }

  /** A week: {@code <weekly>/<resource>/<metric>/<Monday>/data/results.json}. */
  public static String week(String weekly, String resource, String metric, LocalDate monday) {
    return join(weekly, resource, metric, monday.toString(), "data", RESULTS);
  }

  /** The graph of one metric: {@code <weekly>/<resource>/<metric>/plot.png}. */
  public static String plot(String weekly, String resource, String metric) {
    return join(weekly, resource, metric, "plot.png");
  }

  /** The page of a resource: {@code <weekly>/<resource>/index.html}. */
  public static String page(String weekly, String resource) {
    return join(weekly, resource, PAGE);
  }

  /** The page of a resource during a release: {@code <weekly>/<resource>/release-index.html}. */
  public static String releasePage(String weekly, String resource) {
    return join(weekly, resource, RELEASE_PAGE);
  }

  /** A resource's part of the release's notes: {@code <weekly>/<resource>/release-notes.md}. */
  public static String releaseNotes(String weekly, String resource) {
    return join(weekly, resource, RELEASE_NOTES);
  }

  /** The notes of a release on all lanes: {@code <output>/release-<version>/release-notes.md}. */
  public static String releaseNotesOfAll(String output, String version) {
    return join(output, RELEASE + version, RELEASE_NOTES);
  }

  /** The folder of a lane's pages of a release: {@code <output>/release-<version>/<lane>}. */
  public static String release(String output, String version, String lane) {
    return join(output, RELEASE + version, lane);
  }

  /** The release of a folder's name; empty where it isn't one of a release. */
  public static Optional<String> releaseOf(String folder) {
    return folder.startsWith(RELEASE)
        ? Optional.of(folder.substring(RELEASE.length()))
        : Optional.empty();
  }

  /** The week's own page: {@code <weekly>/<resource>/<Monday>/index.html}. */
  public static String weekPage(String weekly, String resource, LocalDate monday) {
    return join(weekly, resource, monday.toString(), "index.html");
  }

  /** The week's sheet of plots: {@code <weekly>/<resource>/<Monday>/plot.png}. */
  public static String weekSheet(String weekly, String resource, LocalDate monday) {
    return join(weekly, resource, monday.toString(), "plot.png");
  }

  /** The list of weeks that were kept without run results: {@code <weekly>/kept.json}. */
  public static String kept(String weekly) {
    return join(weekly, "kept.json");
  }

  /** What changed in a lane, for programs: {@code <weekly>/changes.json}. */
  public static String changes(String weekly) {
    return join(weekly, "changes.json");
  }

  /** What changed in a lane, for people: {@code <weekly>/report.md}. */
  public static String report(String weekly) {
    return join(weekly, "report.md");
  }

  /** The page of all lanes: {@code <output>/index.html}. */
  public static String index(String output) {
    return join(output, "index.html");
  }

  /** The account of a run: {@code <output>/run-report.json}. */
  public static String account(String output) {
    return join(output, "run-report.json");
  }

  /** The folder of a definition's run results: {@code <output>/results}. */
  public static String results(String output) {
    return join(output, "results");
  }

  /** The folder of a lane's weeks and pages: {@code <output>/weekly/<lane>}. */
  public static String weekly(String output, String lane) {
    return join(output, "weekly", lane);
  }
}
