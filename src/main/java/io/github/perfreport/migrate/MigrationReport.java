package io.github.perfreport.migrate;

import io.github.perfreport.migrate.PublishedWeekFaults.Fault;
import io.github.perfreport.publish.StagedChanges;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The report for people on what was wrong in a repository of published weeks. */
public final class MigrationReport {

  private final List<PublishedWeekFaults> folders;
  private final List<String> unowned;
  private final boolean pruned;

  /**
   * A report on folders of weeks.
   *
   * @param unowned folders that no lane's definition names; they were not changed
   * @param pruned whether what is listed was removed
   */
  MigrationReport(List<PublishedWeekFaults> folders, List<String> unowned, boolean pruned) {
    this.folders = List.copyOf(folders);
    this.unowned = List.copyOf(unowned);
    this.pruned = pruned;
  }

  /** The report in one line, for the commit's subject. */
  String subject() {
    Map<Fault, Integer> sum = sum();
    return String.format(
        Locale.ROOT,
        "Put the weeks in order: %,d of %,d files had a wrong label",
        sum.get(Fault.WRONG_LABEL),
        sum.get(Fault.FILES));
  }

  /** The counts of all folders together, one a line. */
  public List<String> counts() {
    List<String> lines = new ArrayList<>();
    sum().forEach((fault, count) -> lines.add(String.format(Locale.ROOT, "%,9d %s", count, fault)));
    return lines;
  }

  private Map<Fault, Integer> sum() {
    EnumMap<Fault, Integer> sum = new EnumMap<>(Fault.class);
    for (Fault fault : Fault.values()) {
      sum.put(fault, folders.stream().mapToInt(found -> found.counts().get(fault)).sum());
    }
    return sum;
  }

  /** The whole report, as Markdown. */
  public String markdown() {
    List<String> lines = new ArrayList<>(List.of("# What was wrong in the weekly data", ""));
    lines.add("The weeks that were published, held against the run results, folder by folder.");
    for (PublishedWeekFaults found : folders) {
      describe(found, lines);
    }
    if (!unowned.isEmpty()) {
      lines.addAll(List.of("", "## Left alone", "", "No definition names these folders:", ""));
      unowned.forEach(name -> lines.add("- weekly/" + name));
    }
    return String.join("\n", lines) + "\n";
  }

  private void describe(PublishedWeekFaults found, List<String> lines) {
    lines.addAll(List.of("", "## weekly/" + found.folder(), ""));
    lines.add("Of the lane " + found.lane().name() + ".");
    lines.addAll(List.of("", "| | |", "|---|---:|"));
    found
        .counts()
        .forEach((fault, n) -> lines.add(String.format(Locale.ROOT, "| %s | %,d |", fault, n)));
    list("Wrong labels", found.wronglyLabelled(), "points of the week of ", lines);
    list("Weeks without results behind them", found.unbacked(), "of the week of ", lines);
    if (!found.unreported().isEmpty()) {
      lines.addAll(List.of("", "### Metrics that the definition doesn't list", ""));
      TreeSet<String> names = new TreeSet<>();
      found.unreported().forEach(name -> names.add(name.resource() + " " + name.metric()));
      names.forEach(name -> lines.add("- " + name));
    }
  }

  private void list(String title, List<PublishedWeek> weeks, String words, List<String> lines) {
    if (weeks.isEmpty()) {
      return;
    }
    lines.addAll(List.of("", "### " + title + (pruned ? ", removed" : ", kept"), ""));
    Map<String, Map<LocalDate, Integer>> byLabel = new TreeMap<>();
    for (PublishedWeek week : weeks) {
      byLabel
          .computeIfAbsent(week.resource() + " " + week.label(), x -> new TreeMap<>())
          .merge(week.monday(), 1, Integer::sum);
    }
    byLabel.forEach(
        (label, mondays) ->
            mondays.forEach(
                (monday, n) ->
                    lines.add(
                        "- %s: %s, %s%s"
                            .formatted(label, StagedChanges.count(n, "file"), words, monday))));
  }
}
