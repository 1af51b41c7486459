package io.github.perfreport.compare;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunColumns;
import io.github.perfreport.results.Archive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The runs of a lane that its archive holds. */
public final class LaneHistory {

  private LaneHistory() {}

  /** A run's place in the archive. */
  private record Place(String job, String id) {}

  /**
   * Reads what runs measured before others.
   *
   * @param candidates the runs that it is to be compared with; only runs that ended before the
   *     first of them, and are none of them, are kept
   * @return by resource, in order
   * @throws IOException if the archive can't be listed
   */
  public static Map<String, List<RunColumns>> before(Lane lane, List<Run> candidates)
      throws IOException {
    Archive archive = new Archive();
    List<Place> places = new ArrayList<>();
    for (String job : archive.jobs(lane)) {
      archive.ids(lane, job).forEach(id -> places.add(new Place(job, id)));
    }
    Run first = candidates.stream().min(Run::compareTo).orElseThrow();
    List<Archive.Measured> runs =
        places.parallelStream()
            .map(place -> archive.measured(lane, place.job(), place.id()))
            .flatMap(Optional::stream)
            .filter(run -> run.run().time().isBefore(first.time()))
            .filter(run -> !candidates.contains(run.run()))
            .sorted(Comparator.comparing(Archive.Measured::run))
            .toList();
    Map<String, List<RunColumns>> history = new TreeMap<>();
    runs.forEach(
        run ->
            run.resources()
                .forEach(
                    (resource, columns) ->
                        history.computeIfAbsent(resource, any -> new ArrayList<>()).add(columns)));
    return history;
  }
}
