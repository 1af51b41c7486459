package io.github.perfreport.page;

import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.plot.Palette;
import io.github.perfreport.plot.PeriodSentence;
import io.github.perfreport.plot.RunTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of one resource of a lane: a single HTML file that loads nothing else, from disk or from
 * a server.
 *
 * <p>The input is a history, the output is the whole text; the same history gives the same text.
 * Nothing in a history is trusted. Names reach the page as escaped text or as data, which the
 * page's script shows only as text. The page's policy allows no script but its own two.
 */
public final class HtmlPage {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  /** The MIT License requires its notice in every copy. */
  private static final String NOTICE = "/*\n" + SingleFilePage.read(UPLOT + "LICENSE") + "*/\n";

  private static final SingleFilePage FILE =
      new SingleFilePage(
          "page.html",
          List.of(
              Palette.css(),
              SingleFilePage.read(UPLOT + "dist/uPlot.min.css"),
              SingleFilePage.own("base.css"),
              SingleFilePage.own("page.css")),
          NOTICE + SingleFilePage.read(UPLOT + "dist/uPlot.iife.min.js"),
          List.of(
              "data.js",
              "format.js",
              "scales.js",
              "lines.js",
              "chart.js",
              "header.js",
              "picked.js",
              "distribution.js",
              "events.js",
              "overview.js",
              "release.js",
              "state.js",
              "toolbar.js",
              "cards.js",
              "page.js"));

  /** The page's text, to be stored as UTF-8. */
  public String render(ResourceHistory history, PageOptions options) {
    RunTable table = RunTable.of(history);
    String release = options.release();
    String heading = release == null ? history.lane() : "Release " + release;
    return FILE.fill(
        Map.of(
            "title",
            SingleFilePage.escape(heading + " · " + history.resource()),
            "heading",
            SingleFilePage.escape(heading),
            "lane",
            release == null ? "" : SingleFilePage.escape(history.lane() + ". "),
            "resource",
            SingleFilePage.escape(history.resource()),
            "span",
            SingleFilePage.escape(span(history, table, options.changes())),
            "static",
            StaticContent.of(history, table, options.changes()),
            "data",
            PageData.of(history, table, options)));
  }

  /** The sentence of the period, with all runs counted even where only some are drawn. */
  private static String span(ResourceHistory history, RunTable table, LaneChanges changes) {
    Optional<ResourceState> state =
        Stream.ofNullable(changes)
            .flatMap(found -> found.resources().stream())
            .filter(one -> one.resource().equals(history.resource()))
            .findFirst();
    return state
        .map(counted -> PeriodSentence.of(table, counted.runs()))
        .orElseGet(() -> PeriodSentence.of(table));
  }
}
