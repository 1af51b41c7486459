package io.github.perfreport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A format with its preset, as the command line names it: {@code go-bench}, {@code lines:wrk}.
 *
 * @param name the name with the preset
 * @param format the format
 * @param reader reads by the preset
 */
public record Reading(String name, LogFormat format, FormatReader reader) {

  /**
   * Finds the reading with a name.
   *
   * @throws IllegalArgumentException if there is none; the message names all
   */
  public static Reading named(String name) {
    LogFormat found = format(name);
    return new Reading(name, found, found.reader(FormatSettings.preset(preset(name))));
  }

  /**
   * The format of a name.
   *
   * @throws IllegalArgumentException if there is none, or it has no such preset
   */
  static LogFormat format(String name) {
    int colon = name.indexOf(':');
    LogFormat found =
        Formats.named(colon < 0 ? name : name.substring(0, colon))
            .orElseThrow(() -> unknown(name, allNames()));
    if (!preset(name).isEmpty() && !found.presets().contains(preset(name))) {
      throw unknown(name, names(found).toList());
    }
    return found;
  }

  /** The preset in a name, or nothing. */
  static String preset(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(colon + 1);
  }

  /** Every format with each of its presets, except those that need a definition's keys. */
  public static List<Reading> all() {
    return Formats.all().stream()
        .flatMap(Reading::names)
        .map(Reading::ifComplete)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Reads a text by this format. */
  public void read(InputStream text, String place, Found found) throws IOException {
    reader.read(text, place, found);
  }

  private static Optional<Reading> ifComplete(String name) {
    try {
      return Optional.of(named(name));
    } catch (IllegalArgumentException needsKeys) {
      return Optional.empty();
    }
  }

  private static List<String> allNames() {
    return Formats.all().stream().flatMap(Reading::names).toList();
  }

  private static Stream<String> names(LogFormat format) {
    Stream<String> presets = format.presets().stream().map(preset -> format.name() + ":" + preset);
    return Stream.concat(Stream.of(format.name()), presets);
  }

  private static IllegalArgumentException unknown(String name, List<String> known) {
    return new IllegalArgumentException(
        "'" + name + "' is no format; there are " + String.join(", ", known));
  }
}
