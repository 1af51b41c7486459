package io.github.perfreport.changes;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import java.io.Serializable;
import java.util.List;

/**
 * The findings in one resource of a lane, before the lane is judged as a whole.
 *
 * @param lane the lane's name
 * @param state the resource's newest run and weeks
 * @param changes of all its series; their age is not judged yet
 * @param jobs jobs that started
 * @param exceeded thresholds passed in the week of the newest run
 * @param drifts metrics that got worse in small steps
 * @param sightings which metrics and runs there were in each week
 * @param points how many values were examined
 */
public record ResourceFindings(
    String lane,
    ResourceState state,
    List<Change> changes,
    List<JobStart> jobs,
    List<PassedThreshold> exceeded,
    List<Drift> drifts,
    List<WeekPresence> sightings,
    int points)
    implements Serializable {

  /** Copies the lists. */
  public ResourceFindings {
    changes = List.copyOf(changes);
    jobs = List.copyOf(jobs);
    exceeded = List.copyOf(exceeded);
    drifts = List.copyOf(drifts);
    sightings = List.copyOf(sightings);
  }

  /** The resource's newest run. */
  Run newest() {
    return state.newest();
  }
}
