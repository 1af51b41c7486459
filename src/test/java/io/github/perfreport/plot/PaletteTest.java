package io.github.perfreport.plot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrast as WCAG 2.1 reckons it: 4.5 for text, 3 for what a chart is read by. */
class PaletteTest {

  private static final List<String> TEXTS =
      List.of("text", "muted", "mean", "worse", "better", "marker", "job");
  private static final List<String> MARKS = List.of("run", "mean", "median", "p95", "threshold");

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everythingIsReadableInBothThemes(int theme) {
    Map<String, Integer> colours = coloursOf(Palette.css().split("@media", 2)[theme]);

    for (String text : TEXTS) {
      for (String ground : List.of("surface", "page")) {
        double contrast = contrast(colours.get(text), colours.get(ground));
        assertThat(text + " on " + ground, contrast, greaterThanOrEqualTo(4.5));
      }
    }
    for (String mark : MARKS) {
      double contrast = contrast(colours.get(mark), colours.get("surface"));
      assertThat(mark, contrast, greaterThanOrEqualTo(3.0));
    }
  }

  private static Map<String, Integer> coloursOf(String css) {
    Map<String, Integer> colours = new HashMap<>();
    Matcher property = Pattern.compile("--([a-z0-9]+):#([0-9a-f]{6})").matcher(css);
    while (property.find()) {
      colours.put(property.group(1), Integer.parseInt(property.group(2), 16));
    }
    return colours;
  }

  private static double contrast(int one, int other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int channel) {
    double share = (channel & 0xFF) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
