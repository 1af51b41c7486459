package io.github.perfreport.graph;

import io.github.perfreport.changes.Links;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.graph.PageOptions.ChangeNote;
import io.github.perfreport.graph.PageOptions.Link;
import io.github.perfreport.graph.PageOptions.Verdict;
import io.github.perfreport.model.Change;
import io.github.perfreport.model.Event;
import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What of a lane's changes is shown with the charts of one of its resources. */
final class ChangeNotes {

  private ChangeNotes() {}

  /**
   * The changes of a resource that its history shows, newest first.
   *
   * @param changes of the lane, or null where nobody looked; then null
   */
  static List<ChangeNote> of(Lane lane, ResourceHistory history, LaneChanges changes) {
    if (changes == null) {
      return null;
    }
    Optional<Instant> first =
        history.series().stream()
            .map(series -> series.weeks().get(0).monday().atStartOfDay(ZoneOffset.UTC).toInstant())
            .min(Comparator.naturalOrder());
    Links links = Links.of(lane);
    List<ChangeNote> notes = new ArrayList<>();
    for (Event event : changes.events()) {
      for (Change change : event.changes()) {
        boolean shown =
            change.series().resource().equals(history.resource())
                && first.isPresent()
                && !change.firstBad().time().isBefore(first.get());
        if (shown) {
          notes.add(note(event, change, links));
        }
      }
    }
    return notes;
  }

  private static ChangeNote note(Event event, Change change, Links links) {
    List<Link> beside = new ArrayList<>();
    links.compare(change).ifPresent(url -> beside.add(new Link("commits", url)));
    links.run(change.lastGood()).ifPresent(url -> beside.add(new Link("last run before", url)));
    if (change.note() != null) {
      beside.add(new Link("known: " + change.note(), null));
    }
    event.elsewhere().stream()
        .filter(other -> other.series().metric().equals(change.series().metric()))
        .map(other -> other.series().lane())
        .distinct()
        .forEach(other -> beside.add(new Link("also in " + other, null)));
    return new ChangeNote(
        change.series().metric(),
        change.firstBad(),
        change.shift().before(),
        change.shift().after(),
        verdict(change),
        beside);
  }

  private static Verdict verdict(Change change) {
    if (change.status() == Status.KNOWN) {
      return Verdict.KNOWN;
    }
    return switch (change.verdict()) {
      case WORSE -> Verdict.WORSE;
      case BETTER -> Verdict.BETTER;
      case CHANGED -> Verdict.CHANGED;
    };
  }
}
