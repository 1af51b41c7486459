package io.github.perfreport.page;

import io.github.perfreport.model.ResourceHistory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Opens a page in a browser again and again, and renders one as large; prints a table in Markdown.
 * The page's path is the argument.
 */
public final class PageBenchmark {

  private static final int OPENINGS = 9;

  /** Of the newest opening, in ms since it began: when something was first seen, when all was. */
  private static final String FIRST_PAINT =
      "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";

  private static final String DRAWN =
      "const inView = cards.filter(({node}) => {"
          + "  const {top, bottom} = node.getBoundingClientRect();"
          + "  return top < innerHeight && bottom > 0;"
          + "});"
          + "return inView.length && inView.every(({chart}) => chart) ? performance.now() : null";

  private PageBenchmark() {}

  /** Measures. */
  public static void main(String[] args) throws Exception {
    Path page = Path.of(args[0]).toAbsolutePath();
    Path folder = Files.createTempDirectory("page-benchmark");
    double[] painted = new double[OPENINGS];
    double[] drawn = new double[OPENINGS];
    int requests;
    int messages;
    try (Browser browser = Browser.start(folder)) {
      browser.size(1400, 3000);
      browser.open(page, ""); // the first opening warms the browser and isn't counted
      browser.console();
      browser.requests();
      for (int i = 0; i < OPENINGS; i++) {
        browser.open(page, "");
        drawn[i] = await(browser, DRAWN);
        painted[i] = await(browser, FIRST_PAINT);
      }
      messages = browser.console().size();
      List<String> urls = browser.requests();
      requests = (int) urls.stream().filter(url -> url.startsWith("http")).count();
    }
    System.out.println("| | measured | limit |\n|---|---:|---:|");
    row("size, KB", Files.size(page) / 1000.0, 600);
    row("first paint, ms", median(painted), 400);
    row("all charts in view drawn, ms", median(drawn), 600);
    row("requests to any machine", requests, 0);
    row("messages on the console", messages, 0);
    renderings();
  }

  /** Some 836 runs of 45 metrics with a value in each, which is more than any archive has. */
  private static void renderings() {
    ResourceHistory large = Histories.large();
    HtmlPage html = new HtmlPage();
    double[] times = new double[OPENINGS];
    int size = 0;
    for (int i = -OPENINGS; i < OPENINGS; i++) {
      long begin = System.nanoTime();
      byte[] page = html.render(large, PageOptions.plain()).getBytes(StandardCharsets.UTF_8);
      size = page.length;
      if (i >= 0) {
        times[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    row("size of 836 runs of 45 metrics, all there, KB", size / 1000.0, 600);
    row("rendering that, ms", median(times), 50);
  }

  private static double await(Browser browser, String script) throws InterruptedException {
    Object time = browser.run(script);
    while (time == null) {
      Thread.sleep(5);
      time = browser.run(script);
    }
    return ((Number) time).doubleValue();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void row(String what, double value, int limit) {
    System.out.printf(Locale.ROOT, "| %s | %.0f | %d |%n", what, value, limit);
  }
}
