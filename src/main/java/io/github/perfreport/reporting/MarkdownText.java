package io.github.perfreport.reporting;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Markdown that is being written: paragraphs, items, tables of changes, and links to runs. */
public final class MarkdownText {

  /** A table of metrics that moved together has at most this many rows; the rest is a count. */
  private static final int WORST = 10;

  private final RunLinks links;
  private final String page;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> addresses = new TreeMap<>();

  /**
   * An empty text.
   *
   * @param page the name of the page beside the report in each resource's folder; null for none
   */
  MarkdownText(RunLinks links, String page) {
    this.links = links;
    this.page = page;
  }

  /** The whole text, with the addresses of its links at the end. */
  String finish() {
    addresses.forEach((name, url) -> text.append("\n[" + name + "]: " + url));
    return text.toString().stripTrailing() + "\n";
  }

  /** A section that is folded until somebody opens it; readable as raw text too. */
  void fold(String title, Runnable content) {
    text.append("<details><summary>").append(title).append("</summary>\n\n");
    content.run();
    text.append("\n</details>\n\n");
  }

  /** The resource, which leads to its page. */
  String pageOf(String resource) {
    return page == null ? resource : "[" + resource + "](" + resource + "/" + page + ")";
  }

  /** A link to a change's event on the page of its resource; nothing without pages. */
  Optional<String> onPage(Change change) {
    return Optional.ofNullable(page)
        .map(
            name ->
                "[on the page](%s/%s#event=%s:%s)"
                    .formatted(
                        change.series().resource(), name, change.date(), change.series().metric()));
  }

  void table(List<Change> changes, boolean dated) {
    text.append(dated ? "| since " : "").append("| metric | of | before | after | | |\n");
    text.append(dated ? "|---" : "").append("|---|---|--:|--:|--:|---|\n");
    for (Change change : changes.subList(0, Math.min(WORST, changes.size()))) {
      text.append(dated ? "| " + dated(change) + " " : "").append(row(change)).append('\n');
    }
    if (changes.size() > WORST) {
      text.append("\nand ").append(changes.size() - WORST).append(" more\n");
    }
  }

  String dated(Change change) {
    String date = change.date().toString();
    Run first = change.firstBad();
    return links.run(first).map(url -> linked(date, first.id(), url)).orElse(date);
  }

  String row(Change change) {
    String size = Phrases.size(change.shift());
    Phrases.Pair levels = Phrases.Pair.of(change);
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            change.series().metric(),
            change.series().resource(),
            levels.first(),
            levels.second(),
            compare(change, size).orElse(size),
            verdict(change));
  }

  void acknowledgements(List<String> entries) {
    if (!entries.isEmpty()) {
      text.append("\nIf it is known, these lines of the lane's `acks` silence it:\n\n```yaml\n");
      entries.forEach(entry -> text.append(entry).append('\n'));
      text.append("```\n");
    }
  }

  static String verdict(Change change) {
    String verdict = Phrases.verdict(change);
    return change.alarms() ? "**" + verdict + "**" : verdict;
  }

  /** The link to what lies between the runs of a change; nothing where the commits are unknown. */
  Optional<String> compare(Change change, String label) {
    return links.compare(change).map(url -> linked(label, commits(change), url));
  }

  String run(Run run) {
    String commit = RunLinks.shortCommit(run).map(sha -> ", commit " + sha).orElse("");
    return link(run) + " of " + Phrases.time(run) + commit;
  }

  String link(Run run) {
    String name = escape(run.id().isEmpty() ? "?" : run.id());
    return links.run(run).map(url -> linked(name, run.id(), url)).orElse(name);
  }

  private static String commits(Change change) {
    return RunLinks.shortCommit(change.lastGood()).orElse("?")
        + ".."
        + RunLinks.shortCommit(change.firstBad()).orElse("?");
  }

  /**
   * A link whose address is at the report's end, so that it doesn't interrupt the text. Its name
   * comes from its target, so that the reports of several lanes can be joined in one text.
   */
  private String linked(String label, String target, String url) {
    String name = target;
    for (int i = 2; !addresses.computeIfAbsent(name, n -> url).equals(url); i++) {
      name = target + "-" + i;
    }
    return label.equals(name) ? "[" + label + "]" : "[" + label + "][" + name + "]";
  }

  void item(String content) {
    text.append("- ").append(content).append('\n');
  }

  void line(String content) {
    text.append(content).append("\n\n");
  }

  /**
   * Escapes labels, which can be any text; names of runs and metrics can't contain Markdown or HTML
   * syntax.
   */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#!])", "\\\\$1");
  }
}
