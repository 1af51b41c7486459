package io.github.perfreport.page;

import static io.github.perfreport.page.SingleFilePage.escape;

import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.reporting.Phrases;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What the page of all lanes shows where scripts don't run: each lane's state and its pages. */
final class StaticIndex {

  private StaticIndex() {}

  static String of(List<LaneChanges> lanes, Set<String> pages, List<String> releases) {
    StringBuilder html = new StringBuilder();
    lanes.forEach(lane -> addLane(html, lane, pages));
    if (!releases.isEmpty()) {
      html.append("<h2>Releases</h2>\n<ul>\n");
      releases.forEach(path -> html.append("<li>").append(link(path, path)).append("</li>\n"));
      html.append("</ul>\n");
    }
    return html.toString();
  }

  private static void addLane(StringBuilder html, LaneChanges lane, Set<String> pages) {
    html.append("<h2>%s</h2>\n<ul>\n".formatted(escape(lane.lane())));
    html.append("<li>newest run %s</li>\n".formatted(Phrases.time(lane.newest())));
    List<String> alarms = Phrases.alarms(lane);
    alarms.forEach(alarm -> html.append("<li><b>%s</b></li>\n".formatted(escape(alarm))));
    if (alarms.isEmpty()) {
      html.append("<li>Nothing new got worse.</li>\n");
    }
    for (ResourceState state : lane.resources()) {
      String path = "weekly/" + part(lane.lane()) + "/" + part(state.resource()) + "/index.html";
      boolean there = pages.contains(lane.lane() + "/" + state.resource());
      String name = there ? link(path, state.resource()) : escape(state.resource());
      String runs = escape(Phrases.runs(state.runs(), state.newest()));
      html.append("<li>%s: %s</li>\n".formatted(name, runs));
    }
    html.append("</ul>\n");
  }

  private static String link(String path, String label) {
    return "<a href=\"%s\">%s</a>".formatted(escape(path), escape(label));
  }

  private static String part(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
