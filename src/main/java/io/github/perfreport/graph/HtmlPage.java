package io.github.perfreport.graph;

import io.github.perfreport.model.ResourceHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of one resource of a lane: a single HTML file that asks nobody for anything, from disk
 * as from a server.
 *
 * <p>In goes a history, out comes the whole text; the same history gives the same text. Nothing in
 * a history is trusted: names reach the page as escaped text or as data, which the page's script
 * only ever shows as text, and the page's policy allows no script but its own two.
 */
public final class HtmlPage {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

  private final String skeleton = own("page.html");
  private final String style = Palette.css() + read(UPLOT + "uPlot.min.css") + own("page.css");
  private final String library = read(UPLOT + "uPlot.iife.min.js");
  private final String script =
      Stream.of(
              "data.js",
              "format.js",
              "scales.js",
              "lines.js",
              "chart.js",
              "overview.js",
              "state.js",
              "toolbar.js",
              "cards.js",
              "page.js")
          .map(HtmlPage::own)
          .collect(Collectors.joining("\n"));
  private final String policy =
      "default-src 'none'; script-src %s %s; style-src %s; base-uri 'none'; form-action 'none'"
          .formatted(hash(library), hash(script), hash(style));

  /** The page's text, to be stored as UTF-8. */
  public String render(ResourceHistory history, PageOptions options) {
    RunTable table = RunTable.of(history);
    String heading = options.title() == null ? history.lane() : options.title();
    Map<String, String> slots =
        Map.of(
            "policy",
            policy,
            "title",
            escape(heading + " · " + history.resource()),
            "heading",
            escape(heading),
            "lane",
            options.title() == null ? "" : escape(history.lane() + ". "),
            "resource",
            escape(history.resource()),
            "span",
            escape(Span.of(table)),
            "style",
            style,
            "data",
            PageData.of(history, table, options),
            "library",
            library,
            "script",
            script);
    return fill(slots);
  }

  /** Fills all slots in one pass, so that nothing filled in can be taken for a slot. */
  private String fill(Map<String, String> slots) {
    StringBuilder page = new StringBuilder(1 << 18);
    Matcher slot = SLOT.matcher(skeleton);
    int from = 0;
    while (slot.find()) {
      page.append(skeleton, from, slot.start()).append(slots.get(slot.group(1)));
      from = slot.end();
    }
    return page.append(skeleton, from, skeleton.length()).toString();
  }

  private static String escape(String text) {
    // Through UTF-8 and back, because half of a surrogate pair could not be written to a file.
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String own(String name) {
    return read("/io/github/perfreport/graph/" + name);
  }

  private static String read(String resource) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      // A browser reads CR LF as LF before it hashes.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
