package io.github.perfreport.plot;

import java.awt.Color;

/**
 * The colours of pages and PNGs. Hues are Okabe and Ito's, which people with any common colour
 * blindness can tell apart; lightness is set per theme so that lines keep a contrast of 3:1 and
 * text one of 4.5:1 against the background.
 */
public enum Palette {
  /** A run. */
  RUN("run", 0x3987BE, 0x56B4E9),
  /** The weekly mean. */
  MEAN("mean", 0x00568A, 0xA9DBFF),
  /** The weekly median. */
  MEDIAN("median", 0x007D5B, 0x2FC79C),
  /** The weekly 95th percentile and the band up to it. */
  P95("p95", 0xA8508A, 0xCC79A7),
  /** The audit tool's threshold, and runs above it. */
  THRESHOLD("threshold", 0xC25200, 0xFF9A4D),
  /** A dated marker. */
  MARKER("marker", 0x626B75, 0x9AA5B1),
  /** A change of the lane's job. */
  JOB("job", 0x8A6200, 0xE69F00),
  /** The level between two changes. */
  LEVEL("level", 0x30363D, 0xC9D1D9),
  /** A change for the worse. */
  WORSE("worse", 0xB84A00, 0xFF8F45),
  /** A change for the better. */
  BETTER("better", 0x007553, 0x2FC79C),
  /** The surface of a chart. */
  SURFACE("surface", 0xFFFFFF, 0x171B20),
  /** The page behind. */
  PAGE("page", 0xF4F6F8, 0x0F1215),
  /** Text. */
  TEXT("text", 0x1B2127, 0xE6EAEE),
  /** Secondary text. */
  MUTED("muted", 0x58626C, 0x9AA5B1),
  /** Lines of a grid. */
  GRID("grid", 0xE7EBEF, 0x262C33),
  /** Borders. */
  BORDER("border", 0xD3D9DF, 0x333B44);

  private final String key;
  private final int light;
  private final int dark;

  Palette(String key, int light, int dark) {
    this.key = key;
    this.light = light;
    this.dark = dark;
  }

  /** The light theme's colour, which the PNGs use. */
  Color color() {
    return new Color(light);
  }

  /** The light theme's colour, translucent: 0 is invisible, 255 opaque. */
  Color color(int alpha) {
    return new Color((light >> 16) & 0xFF, (light >> 8) & 0xFF, light & 0xFF, alpha);
  }

  /** Both themes as CSS custom properties; print is always light. */
  public static String css() {
    StringBuilder lights = new StringBuilder();
    StringBuilder darks = new StringBuilder();
    for (Palette entry : values()) {
      lights.append("--").append(entry.key).append(':').append(hex(entry.light)).append(';');
      darks.append("--").append(entry.key).append(':').append(hex(entry.dark)).append(';');
    }
    return ":root{color-scheme:light dark;%s}\n".formatted(lights)
        + "@media screen and (prefers-color-scheme:dark){:root:not(.printing){%s}}\n"
            .formatted(darks);
  }

  private static String hex(int color) {
    String digits = Integer.toHexString(color);
    return "#" + "0".repeat(6 - digits.length()) + digits;
  }
}
