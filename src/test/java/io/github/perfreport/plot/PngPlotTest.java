package io.github.perfreport.plot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.perfreport.model.Change;
import io.github.perfreport.model.Marker;
import io.github.perfreport.model.Point;
import io.github.perfreport.model.Series;
import io.github.perfreport.model.Status;
import io.github.perfreport.model.Verdict;
import io.github.perfreport.page.Histories;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PngPlotTest {

  private final PngPlot png = new PngPlot();

  @Test
  void hasItsSizeAndRunsAndMeansInIt() throws Exception {
    BufferedImage image = decode(png.plot("lane", "vmi", Histories.noise("m", 200), List.of()));

    assertThat(image.getWidth(), is(1600));
    assertThat(image.getHeight(), is(800));
    // The plot itself, without title, axes and legend, where the same colours may stand.
    BufferedImage plot = image.getSubimage(150, 150, 1400, 550);
    assertThat(pixelsOf(plot, Palette.MEAN.color().getRGB()), greaterThan(1000L));
    assertThat(pixelsOf(plot, Color.WHITE.getRGB()), lessThan(1400L * 550 * 99 / 100));
  }

  @Test
  void aHundredThousandRunsAreDrawnInSeconds() {
    Series series = Histories.noise("m", 100_000);

    byte[] bytes =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> png.plot("lane", "vmi", series, List.of()));

    assertThat(bytes.length, greaterThan(10_000));
  }

  @Test
  void tellsRunsAboveTheirThreshold() throws Exception {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      points.add(new Point(i, 20, Histories.run("j", i)));
    }
    BufferedImage image = decode(png.plot("lane", "vmi", Histories.series("m", points), List.of()));

    assertThat(pixelsOf(image, Palette.THRESHOLD.color().getRGB()), greaterThan(100L));
  }

  @Test
  void drawsTheLevelsBetweenChangesAndALineAtEach() throws Exception {
    double[] values = new double[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i < 100 ? 20 : 30) + i % 3 - 1;
    }
    Series series = Histories.series("m", values);
    Change change =
        Histories.change(
            "m", Histories.run("some-job", 99), Histories.run("some-job", 100), Verdict.WORSE);

    BufferedImage with = decode(png.plot("lane", "vmi", series, List.of(), List.of(change)));
    BufferedImage without = decode(png.plot("lane", "vmi", series, List.of()));

    // Two pieces of half the width each, and the size beside the line.
    assertThat(pixelsOf(with, Palette.LEVEL.color().getRGB()), greaterThan(200L));
    assertThat(pixelsOf(without, Palette.LEVEL.color().getRGB()), is(0L));
    assertThat(pixelsOf(with, Palette.WORSE.color().getRGB()), greaterThan(20L));
  }

  @Test
  void aChangeOfAnotherMetricOrBeforeTheFirstRunIsNotDrawn() {
    Series series = new Series("m", Histories.noise("m", 200).weeks().subList(1, 3));
    Change other =
        Histories.change("other", Histories.run("j", 99), Histories.run("j", 100), Verdict.WORSE);
    Change earlier =
        Histories.change("m", Histories.run("j", 1), Histories.run("j", 2), Verdict.WORSE);

    assertThat(
        png.plot("lane", "vmi", series, markers(), List.of(other, earlier)),
        equalTo(png.plot("lane", "vmi", series, markers())));
  }

  @Test
  void theSameSeriesGivesTheSameBytesInEveryLocaleAndOrderOfMarkers() {
    List<Marker> markers = new ArrayList<>(markers());
    Series series = Histories.noise("m", 200);
    byte[] once = png.plot("lane", "vmi", series, markers);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
      Collections.reverse(markers);
      assertThat(new PngPlot().plot("lane", "vmi", series, markers), equalTo(once));
    } finally {
      Locale.setDefault(before);
    }
  }

  static Stream<Series> odd() {
    return Stream.of(
        Histories.series("one", 5),
        Histories.series("zero", 0, 0, 0),
        Histories.series("equal", 7, 7, 7, 7),
        Histories.series("tiny", 1e-9, 2e-9, 3e-9),
        Histories.series("huge", 1e12, 2e12, 1.5e12),
        Histories.series("mixed", -1e300, 1e300),
        Histories.series("close", 1e14, 1e14 + 0.01),
        Histories.series("closer", 1, Math.nextUp(1.0)),
        Histories.series("small", 1e-14, 2e-14),
        Histories.series("smallest", 1e-300, 2e-300),
        Histories.series("small and equal", 1e-300, 1e-300),
        Histories.series("a name longer than the picture is wide ".repeat(20), 1, 2, 3));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void drawsOddSeries(Series series) throws Exception {
    BufferedImage image = decode(png.plot("lane", "vmi", series, markers()));

    assertThat(pixelsOf(image, Palette.MEAN.color().getRGB()), greaterThan(4L));
  }

  static Stream<Series> undrawable() {
    return Stream.of(
        new Series("none", List.of()),
        Histories.series("largest", Double.MAX_VALUE, 10),
        Histories.series("larger than all apart", 1.7e308, -1.7e308),
        Histories.series("least", Double.MIN_VALUE),
        Histories.series("least and 0", 0, Double.MIN_VALUE),
        Histories.series("subnormal", 1e-310, 2e-310));
  }

  @ParameterizedTest
  @MethodSource("undrawable")
  void saysWhyNothingIsDrawn(Series series) throws Exception {
    BufferedImage image =
        decode(
            assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> png.plot("lane", "vmi", series, markers())));

    BufferedImage plot = image.getSubimage(150, 150, 1400, 500);
    assertThat(pixelsOf(plot, Palette.MEAN.color().getRGB()), is(0L));
    assertThat(pixelsOf(plot, Palette.MUTED.color().getRGB()), greaterThan(20L));
  }

  /** Of any size, and with a threshold and a level of any other. */
  @Property(tries = 60)
  void noNumberKeepsAPlotFromItsEnd(
      @ForAll("numbers") double one,
      @ForAll("numbers") double other,
      @ForAll("numbers") double threshold,
      @ForAll("numbers") double before) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double limit = i == 20 ? -threshold : threshold;
      points.add(new Point(i % 3 == 0 ? one : other, limit, Histories.run("j", i)));
    }
    Change change =
        new Change(
            new Change.SeriesKey("lane", "vmi", "m"),
            points.get(14).run(),
            points.get(15).run(),
            points.get(19).run().time(),
            null,
            new Change.Shift(before, other, 0, 15, 15),
            Verdict.WORSE,
            Status.NEW,
            null,
            null);

    byte[] bytes =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                png.plot("lane", "vmi", Histories.series("m", points), List.of(), List.of(change)));

    assertThat(bytes.length, greaterThan(5_000));
  }

  @Provide
  Arbitrary<Double> numbers() {
    Arbitrary<Double> ofAnySize =
        Combinators.combine(
                Arbitraries.doubles().between(-9.9, 9.9), Arbitraries.integers().between(-324, 307))
            .as((digits, exponent) -> digits * Math.pow(10, exponent));
    Arbitrary<Double> near = Arbitraries.integers().between(0, 3).map(i -> 1e14 + i * 0.01);
    Arbitrary<Double> ends =
        Arbitraries.of(0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1.0);
    return Arbitraries.oneOf(ofAnySize, near, ends);
  }

  @Test
  void aSheetHasACellForEachMetric() throws Exception {
    byte[] four =
        png.sheet(
            Histories.of(
                Histories.noise("a", 30),
                Histories.noise("b", 30),
                Histories.noise("c", 30),
                Histories.noise("d", 30)),
            markers());
    byte[] none = png.sheet(Histories.of(), markers());

    assertThat(decode(four).getWidth(), is(2400));
    assertThat(decode(four).getHeight(), greaterThan(800));
    assertThat(decode(none), not(equalTo(null)));
  }

  private static List<Marker> markers() {
    return List.of(
        new Marker(LocalDate.parse("2025-10-06"), "v1.7.0"),
        new Marker(LocalDate.parse("2025-10-07"), "v1.7.1"),
        new Marker(LocalDate.parse("2025-10-07"), "v1.7.2"),
        new Marker(LocalDate.MAX, "far away"));
  }

  private static BufferedImage decode(byte[] bytes) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static long pixelsOf(BufferedImage image, int rgb) {
    return Stream.iterate(0, y -> y < image.getHeight(), y -> y + 1)
        .mapToLong(
            y ->
                Stream.iterate(0, x -> x < image.getWidth(), x -> x + 1)
                    .filter(x -> image.getRGB(x, y) == rgb)
                    .count())
        .sum();
  }
}
