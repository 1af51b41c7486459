package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.RunColumns;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/** What the weeks that were written before know of runs whose results can't be read any more. */
public interface KeptPoints extends Serializable {

  /**
   * Looks runs up.
   *
   * @param ids the runs' build ids
   * @return by id, then by resource; a run of which no week has a point is absent
   * @throws IOException if a week can't be read
   */
  Map<String, Map<String, RunColumns>> of(Lane lane, String job, Set<String> ids)
      throws IOException;
}
