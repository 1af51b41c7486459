package io.github.perfreport.plot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.perfreport.model.Marker;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;

class LabelStripTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final Range YEAR =
      new Range(Scales.millis(FIRST), Scales.millis(FIRST.plusDays(365)));
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final FontMetrics METRICS = canvas().getFontMetrics(FONT);

  @Property(tries = 200)
  void noLabelIsCutOrLiesOnAnother(
      @ForAll @Size(max = 40) List<@IntRange(max = 365) Integer> days) {
    List<Rectangle2D> places = strip(days, 5).places();

    for (int i = 0; i < places.size(); i++) {
      assertThat(places.get(i).getMinX(), greaterThanOrEqualTo(100.0));
      assertThat(places.get(i).getMaxX(), lessThanOrEqualTo(900.0));
      for (int j = 0; j < i; j++) {
        assertThat(places.get(i).intersects(places.get(j)), is(false));
      }
    }
  }

  @Property(tries = 200)
  void everyLabelIsPlacedOrCounted(
      @ForAll @Size(max = 40) List<@IntRange(max = 365) Integer> days) {
    LabelStrip strip = strip(days, 3);

    assertThat(strip.places().size() + strip.leftOut(), is(days.size()));
  }

  @Test
  void takesNoRoomWithoutLabels() {
    assertThat(strip(List.of(), 5).height(), closeTo(0, 0));
  }

  @Test
  void changesOfTheJobComeBeforeMarkersAndTheNewestFirst() {
    List<DateLine> lines =
        DateLine.of(
            List.of(new Marker(FIRST, "v1"), new Marker(FIRST.plusDays(1), "v2")),
            List.of(new Marker(FIRST, "1.34")));

    assertThat(lines.stream().map(DateLine::label).toList(), contains("job 1.34", "v2", "v1"));
  }

  private static LabelStrip strip(List<Integer> days, int rows) {
    List<Marker> markers = new ArrayList<>();
    days.forEach(day -> markers.add(new Marker(FIRST.plusDays(day), "v1." + day)));
    return new LabelStrip(DateLine.of(markers, List.of()), YEAR, 100, 900, rows, FONT, METRICS);
  }

  private static Graphics2D canvas() {
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
  }
}
