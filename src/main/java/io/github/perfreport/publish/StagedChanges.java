package io.github.perfreport.publish;

import io.github.perfreport.storage.AtomicFile;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changes of a run in the repository, from git's index.
 *
 * @param paths every file that is new, changed or gone
 * @param runs the number of new run results, by job
 * @param weeks the Mondays of the weeks with a new or changed record
 * @param records the number of new or changed weekly records
 * @param removed the number of removed files
 */
public record StagedChanges(
    List<String> paths,
    SortedMap<String, Integer> runs,
    Set<String> weeks,
    int records,
    int removed) {

  private static final Pattern RUN =
      Pattern.compile("results/([^/]+)/[^/]+/(data/)?results\\.json");
  private static final Pattern RECORD =
      Pattern.compile("weekly/[^/]+/[^/]+/[^/]+/(\\d{4}-\\d\\d-\\d\\d)/data/results\\.json");

  /** Stages all changes of a working tree and lists them. */
  static StagedChanges in(Git git) throws IOException {
    // Files that git would ignore are still the program's output.
    git.call("add", "-A", "-f", "--", ".", ":(exclude,top).staging");
    return of(git.call("diff", "--cached", "--name-status", "--no-renames").lines());
  }

  /**
   * Checks that a commit has all files of the working tree.
   *
   * @throws IOException if a file is not in the commit as it is on disk; the message names it
   */
  static void checkAllIsCommitted(Git git) throws IOException {
    Optional<String> left =
        git.call("status", "--porcelain", "--untracked-files=all", "--ignored").lines().stream()
            .map(line -> line.substring(3))
            .filter(path -> !path.startsWith(AtomicFile.STAGING))
            .findFirst();
    if (left.isPresent()) {
      throw new IOException(left.get() + ": was written, but git didn't commit it as it is");
    }
  }

  /**
   * Parses lines of git's {@code --name-status}: a letter for the kind of change, a tab and the
   * file's path.
   */
  static StagedChanges of(List<String> lines) {
    List<String> paths = new ArrayList<>();
    TreeMap<String, Integer> runs = new TreeMap<>();
    TreeSet<String> weeks = new TreeSet<>();
    int records = 0;
    int removed = 0;
    for (String line : lines) {
      String path = line.substring(line.indexOf('\t') + 1);
      paths.add(path);
      Matcher run = RUN.matcher(path);
      Matcher record = RECORD.matcher(path);
      if (line.startsWith("D")) {
        removed++;
      } else if (line.startsWith("A") && run.matches()) {
        runs.merge(run.group(1), 1, Integer::sum);
      } else if (record.matches()) {
        weeks.add(record.group(1));
        records++;
      }
    }
    return new StagedChanges(paths, runs, weeks, records, removed);
  }

  /**
   * Whether there is nothing to publish; a changed account alone only shows that there was a run.
   */
  boolean isNothing() {
    return paths.stream().allMatch(Layout.account(".").substring(2)::equals);
  }

  /** The numbers of new runs, weeks and records, in a few words. */
  public String inShort() {
    int all = runs.values().stream().mapToInt(Integer::intValue).sum();
    return "%s, %s, %s"
        .formatted(
            count(all, "new run"), count(weeks.size(), "week"), count(records, "weekly record"));
  }

  public static String count(int number, String what) {
    return String.format(java.util.Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
