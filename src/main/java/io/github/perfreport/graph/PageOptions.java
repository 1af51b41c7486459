package io.github.perfreport.graph;

import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Run;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * What a page shows besides the history itself.
 *
 * @param title a heading in place of the lane's name, or null
 * @param markers dated lines on every chart, in any order
 * @param runUrl where a run can be looked at, with {@code {job}} and {@code {run}} to be replaced;
 *     http or https only; null for no links
 * @param asked the metrics that were asked for, so that those without data are named; may be empty
 * @param changes what the detector found, newest first; null where nobody looked for changes
 */
public record PageOptions(
    String title, List<Marker> markers, String runUrl, List<String> asked, List<ChangeNote> changes)
    implements Serializable {

  /**
   * Copies the lists and checks the address.
   *
   * @throws IllegalArgumentException if {@code runUrl} is not an http or https address
   */
  public PageOptions {
    markers = List.copyOf(markers);
    asked = List.copyOf(asked);
    changes = changes == null ? null : List.copyOf(changes);
    if (runUrl != null) {
      requireWebAddress(runUrl.replace("{job}", "job").replace("{run}", "run"));
    }
  }

  /** No markers, no links, nothing known of changes. */
  public static PageOptions plain() {
    return new PageOptions(null, List.of(), null, List.of(), null);
  }

  /** These options with another heading. */
  public PageOptions withTitle(String heading) {
    return new PageOptions(heading, markers, runUrl, asked, changes);
  }

  /** These options with other markers. */
  public PageOptions withMarkers(List<Marker> lines) {
    return new PageOptions(title, lines, runUrl, asked, changes);
  }

  /** These options with links to the runs. */
  public PageOptions withRunUrl(String template) {
    return new PageOptions(title, markers, template, asked, changes);
  }

  /** These options with the metrics that were asked for. */
  public PageOptions withAsked(List<String> metrics) {
    return new PageOptions(title, markers, runUrl, metrics, changes);
  }

  /** These options with what the detector found; an empty list says that nothing changed. */
  public PageOptions withChanges(List<ChangeNote> found) {
    return new PageOptions(title, markers, runUrl, asked, found);
  }

  /** Whether a change is good news. */
  public enum Verdict {
    /** A regression. */
    WORSE,
    /** An improvement. */
    BETTER,
    /** Explained before, and no news. */
    KNOWN,
    /** Neither, where nobody can say which direction is good. */
    CHANGED
  }

  /**
   * A level that moved.
   *
   * @param metric the metric's name
   * @param run the first run at the new level
   * @param before the level before, in the metric's unit
   * @param after the level since
   * @param verdict whether that is good
   * @param links commits, pull requests, notes; may be empty
   */
  public record ChangeNote(
      String metric, Run run, double before, double after, Verdict verdict, List<Link> links)
      implements Serializable {

    /** Copies the list. */
    public ChangeNote {
      links = List.copyOf(links);
    }
  }

  /**
   * A link beside a change.
   *
   * @param label what it says
   * @param url http or https; null for words without a link
   */
  public record Link(String label, String url) implements Serializable {

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is not an http or https address
     */
    public Link {
      if (url != null) {
        requireWebAddress(url);
      }
    }
  }

  private static void requireWebAddress(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a web address: " + url, e);
    }
    throw new IllegalArgumentException("not an http or https address: " + url);
  }
}
