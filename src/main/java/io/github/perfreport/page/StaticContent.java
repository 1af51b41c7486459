package io.github.perfreport.page;

import static io.github.perfreport.page.SingleFilePage.escape;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.plot.RunTable;
import io.github.perfreport.reporting.Phrases;
import java.util.List;

/**
 * What a page shows where scripts don't run: events as a list, and a row for each metric with its
 * weekly means as a line. The page's script takes it away.
 */
final class StaticContent {

  private final ResourceHistory history;
  private final RunTable table;
  private final StringBuilder html = new StringBuilder();

  private StaticContent(ResourceHistory history, RunTable table) {
    this.history = history;
    this.table = table;
  }

  /**
   * The content as HTML.
   *
   * @param changes what changed in the lane; null if changes were not searched
   */
  static String of(ResourceHistory history, RunTable table, LaneChanges changes) {
    StaticContent content = new StaticContent(history, table);
    if (changes != null) {
      content.addEvents(changes.events());
    }
    if (!history.series().isEmpty()) {
      content.addTable();
    }
    return content.html.toString();
  }

  private void addEvents(List<Event> events) {
    html.append("<section><h2>What changed</h2>\n<ul>\n");
    for (Event event : events) {
      EventData.ofResource(event, history.resource())
          .findFirst()
          .ifPresent(change -> addEvent(change, event.changes().size() - 1));
    }
    html.append("</ul></section>\n");
  }

  private void addEvent(Change change, int others) {
    String more = others == 0 ? "" : ", and " + others + " more";
    String says =
        "%s: %s, %s%s; %s"
            .formatted(
                change.date(),
                Phrases.headline(change),
                Phrases.verdict(change),
                more,
                Phrases.standing(change));
    html.append("<li>").append(escape(says)).append("</li>\n");
  }

  private void addTable() {
    html.append("<section><h2>Metrics</h2>\n<table><thead><tr><th>Metric</th><th>Weekly mean</th>")
        .append("<th>Newest week</th><th>Runs</th><th>Mean</th><th>Week before</th></tr></thead>\n")
        .append("<tbody>\n");
    history.series().forEach(this::addRow);
    html.append("</tbody></table></section>\n");
  }

  private void addRow(Series series) {
    List<WeeklyRecord> weeks = series.weeks();
    WeeklyRecord newest = weeks.get(weeks.size() - 1);
    WeeklyRecord before = weeks.size() == 1 ? null : weeks.get(weeks.size() - 2);
    boolean follows = before != null && before.monday().plusWeeks(1).equals(newest.monday());
    html.append("<tr><th>").append(escape(series.metric())).append("</th>");
    cell(WeeklyLine.svg(series, table));
    cell(newest.monday().toString());
    cell(Integer.toString(newest.statistics().count()));
    cell(escape(Phrases.quantity(newest.statistics().average(), MetricGroups.infoOf(series))));
    cell(follows ? Phrases.number(before.statistics().average()) : "–");
    html.append("</tr>\n");
  }

  private void cell(String content) {
    html.append("<td>").append(content).append("</td>");
  }
}
