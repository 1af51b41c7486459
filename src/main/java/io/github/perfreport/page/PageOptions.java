package io.github.perfreport.page;

import io.github.perfreport.definition.MetricGroups;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.Marker;
import io.github.perfreport.reporting.RunLinks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * What a page shows besides the history itself.
 *
 * @param release the release that the page is for, {@code v1-8}; null for the weekly page
 * @param markers dated lines on every chart, in any order
 * @param links the addresses of runs and commits; http or https only
 * @param asked the requested metrics, so that the page can list those without data; may be empty
 * @param changes what changed in the lane; null if changes were not searched
 * @param groups the kinds of metrics in their order
 */
public record PageOptions(
    String release,
    List<Marker> markers,
    RunLinks links,
    List<String> asked,
    LaneChanges changes,
    MetricGroups groups) {

  private static final RunLinks NOWHERE = new RunLinks(null, null);

  /**
   * Copies the lists and checks the addresses.
   *
   * @throws IllegalArgumentException if one of the links is not an http or https address
   */
  public PageOptions {
    markers = List.copyOf(markers);
    asked = List.copyOf(asked);
    requireWebAddress(links.runUrl());
    requireWebAddress(links.compareUrl());
  }

  /** Options without markers, links or changes. */
  public static PageOptions plain() {
    return new PageOptions(null, List.of(), NOWHERE, List.of(), null, MetricGroups.KUBEVIRT);
  }

  /** These options for the page of a release; null for the weekly page. */
  public PageOptions withRelease(String version) {
    return new PageOptions(version, markers, links, asked, changes, groups);
  }

  /** These options with other markers. */
  public PageOptions withMarkers(List<Marker> lines) {
    return new PageOptions(release, lines, links, asked, changes, groups);
  }

  /** These options with links to runs and commits. */
  public PageOptions withLinks(RunLinks places) {
    return new PageOptions(release, markers, places, asked, changes, groups);
  }

  /** These options with the requested metrics. */
  public PageOptions withAsked(List<String> metrics) {
    return new PageOptions(release, markers, links, metrics, changes, groups);
  }

  /** These options with what changed in the lane; null if changes were not searched. */
  public PageOptions withChanges(LaneChanges found) {
    return new PageOptions(release, markers, links, asked, found, groups);
  }

  /** These options with a lane's groups of metrics. */
  public PageOptions withGroups(MetricGroups ofLane) {
    return new PageOptions(release, markers, links, asked, changes, ofLane);
  }

  /** Checks an address that has placeholders. */
  private static void requireWebAddress(String template) {
    if (template == null) {
      return;
    }
    String url = template.replaceAll("\\{(job|run|good|bad)}", "x");
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
