package io.github.perfreport.changes;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Drift;
import io.github.perfreport.model.Event.JobStart;
import io.github.perfreport.model.PassedThreshold;
import io.github.perfreport.model.ResourceState;
import io.github.perfreport.model.Run;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.util.SerializableUtils;

/**
 * What was found in one resource of a lane, before the lane is seen as a whole.
 *
 * @param lane the lane's name
 * @param state where the resource stands
 * @param changes of all its series; their age is not judged yet
 * @param jobs jobs that began
 * @param exceeded thresholds passed in the week of the newest run
 * @param drifts metrics that got worse in small steps
 * @param sightings which metrics and runs there were in each week
 * @param points how many values were looked at
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

  /** Takes them back from bytes of {@link #toBytes}. */
  static ResourceFindings fromBytes(byte[] bytes) {
    return (ResourceFindings) SerializableUtils.deserializeFromByteArray(bytes, "findings");
  }

  /** Puts them into bytes, which copy at no cost. */
  public byte[] toBytes() {
    return SerializableUtils.serializeToByteArray(this);
  }

  /** The resource's newest run. */
  Run newest() {
    return state.newest();
  }
}
