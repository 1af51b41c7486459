package io.github.perfreport.plot;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.ResourceHistory;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.WeeklyRecord;
import io.github.perfreport.reporting.Phrases;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws plots as PNG, for places that show no HTML. Runs are points, the weekly mean is a line; the
 * same history gives the same bytes on the same Java and fonts. Works without a display.
 */
public final class PngPlot {

  /** A plot's width in pixels. */
  public static final int WIDTH = 1600;

  /** A plot's height in pixels. */
  public static final int HEIGHT = 800;

  private static final int SHEET_COLUMNS = 3;
  private static final int CELL_WIDTH = 800;
  private static final int CELL_HEIGHT = 400;
  private static final int SHEET_HEAD = 90;

  /**
   * Checks that there is a font.
   *
   * @throws IllegalStateException if Java finds none; the message says what to install
   */
  public PngPlot() {
    try {
      canvasOf(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))
          .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
          .stringWidth("0");
    } catch (Error e) {
      // Java throws an InternalError, an Error or an UnsatisfiedLinkError, and never recovers.
      throw new IllegalStateException(
          "no fonts to draw PNGs with; install fontconfig and a font"
              + " (Debian: apt-get install libfontconfig1 fonts-dejavu-core)",
          e);
    }
  }

  /** One metric, {@value #WIDTH} × {@value #HEIGHT} pixels. */
  public byte[] plot(String lane, String resource, Series series, List<Marker> markers) {
    return plot(lane, resource, series, markers, List.of());
  }

  /** The same, with the metric's levels, and a line and the size at each of its changes. */
  public byte[] plot(
      String lane, String resource, Series series, List<Marker> markers, List<Change> changes) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = canvasOf(image);
    Rectangle2D area = new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
    RunTable runs = RunTable.of(new ResourceHistory(lane, resource, List.of(series)));
    List<DateLine> shared = DateLine.of(markers, runs.jobChanges());
    new MetricChart(
            series, of(series, changes), Scales.ofTime(runs), shared, MetricChart.Size.LARGE)
        .draw(canvas, area, lane + " · " + resource + " · " + span(series));
    canvas.dispose();
    return encode(image);
  }

  /** All metrics of a resource in {@value #SHEET_COLUMNS} columns, in the order of the history. */
  public byte[] sheet(ResourceHistory history, List<Marker> markers) {
    return sheet(history, markers, List.of());
  }

  /** The same, with the levels of each metric, and a line and the size at each change. */
  public byte[] sheet(ResourceHistory history, List<Marker> markers, List<Change> changes) {
    int count = history.series().size();
    int columns = Math.max(1, Math.min(SHEET_COLUMNS, count));
    int rows = Math.max(1, (count + columns - 1) / columns);
    BufferedImage image =
        new BufferedImage(
            columns * CELL_WIDTH, SHEET_HEAD + rows * CELL_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = canvasOf(image);
    RunTable runs = RunTable.of(history);
    drawHead(canvas, history, PeriodSentence.of(runs));
    List<DateLine> shared = DateLine.of(markers, runs.jobChanges());
    for (int i = 0; i < count; i++) {
      int row = i / columns;
      int left = (i % columns) * CELL_WIDTH;
      int top = SHEET_HEAD + row * CELL_HEIGHT;
      Rectangle2D area = new Rectangle2D.Double(left, top, CELL_WIDTH, CELL_HEIGHT);
      Series series = history.series().get(i);
      new MetricChart(
              series, of(series, changes), Scales.ofTime(runs), shared, MetricChart.Size.SMALL)
          .draw(canvas, area, "");
    }
    canvas.dispose();
    return encode(image);
  }

  /** {@code 866 runs, 2023-01-30 to 2026-07-26}. */
  private static String span(Series series) {
    List<WeeklyRecord> weeks = series.weeks();
    if (weeks.isEmpty()) {
      return "no run";
    }
    int runs = weeks.stream().mapToInt(week -> week.statistics().count()).sum();
    LocalDate last = weeks.get(weeks.size() - 1).monday().plusDays(6);
    return "%s, %s to %s".formatted(Phrases.count(runs, "run"), weeks.get(0).monday(), last);
  }

  private static List<Change> of(Series series, List<Change> changes) {
    List<Point> points = series.points();
    return changes.stream()
        .filter(change -> change.series().metric().equals(series.metric()))
        .filter(change -> change.firstBad().compareTo(points.get(0).run()) > 0)
        .sorted(Comparator.comparing(Change::firstBad))
        .toList();
  }

  private static void drawHead(Graphics2D canvas, ResourceHistory history, String span) {
    canvas.setColor(Palette.TEXT.color());
    canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 26));
    canvas.drawString(history.lane() + " · " + history.resource(), 24, 42);
    canvas.setColor(Palette.MUTED.color());
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
    canvas.drawString(span, 24, 70);
  }

  private static Graphics2D canvasOf(BufferedImage image) {
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
    return canvas;
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Without this ImageIO writes through a temporary file.
    ImageIO.setUseCache(false);
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("could not encode a plot", e);
    }
    return bytes.toByteArray();
  }
}
