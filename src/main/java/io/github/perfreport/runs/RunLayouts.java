package io.github.perfreport.runs;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.runs.layout.RunLayout;
import io.github.perfreport.runs.prow.ProwLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The layouts that a definition can name, each on a line. */
public final class RunLayouts {

  private static final Map<String, Function<Lane, RunLayout>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("prow", ProwLayout::new);
  }

  private RunLayouts() {}

  /**
   * The layout of a lane's runs.
   *
   * @throws UsageException if there is no layout of that name, or the source's keys aren't its own
   */
  public static RunLayout of(Lane lane) {
    String name = lane.source().layout();
    Function<Lane, RunLayout> layout = ALL.get(name);
    if (layout == null) {
      throw new UsageException(
          "source.layout: '" + name + "' is not one of " + String.join(", ", ALL.keySet()));
    }
    return layout.apply(lane);
  }
}
