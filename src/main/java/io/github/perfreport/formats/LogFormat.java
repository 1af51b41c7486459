package io.github.perfreport.formats;

import java.util.List;
import java.util.Set;

/** A format in which a tool prints numbers; a definition names it by {@code format}. */
public interface LogFormat {

  /** The name in definitions and on the command line, such as {@code go-bench}. */
  String name();

  /** Names of ready-made settings, such as {@code iperf3} of {@code json}; empty for most. */
  default List<String> presets() {
    return List.of();
  }

  /** Keys of a definition that only this format takes, such as {@code pattern}. */
  default Set<String> keys() {
    return Set.of();
  }

  /** Fields that every measurement of this format may have, for {@code take} and {@code name}. */
  List<String> fields();

  /**
   * The template of a metric's name unless a definition has one, such as {@code
   * {pkg}/{name}-{unit}}.
   */
  String nameTemplate();

  /**
   * A reader for one text.
   *
   * @throws IllegalArgumentException if the settings are wrong; the message is for a person
   */
  FormatReader reader(FormatSettings settings);
}
