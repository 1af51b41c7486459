package io.github.perfreport.results;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.RunColumns;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/** Finds points of runs in earlier weeks, for runs whose results can't be read any more. */
public interface EarlierPoints extends Serializable {

  /**
   * Looks up runs.
   *
   * @param ids the runs' build ids
   * @return the columns by id, then by resource; a run without a point in any week is absent
   * @throws IOException if a week can't be read
   */
  Map<String, Map<String, RunColumns>> of(Lane lane, String job, Set<String> ids)
      throws IOException;
}
