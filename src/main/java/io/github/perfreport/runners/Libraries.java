package io.github.perfreport.runners;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The libraries that are on the class path only of runs that need them, as libraries.properties
 * lists them.
 */
public final class Libraries {

  /** The system property with the names of those that are on the class path, between blanks. */
  static final String PRESENT = "perfreport.libraries";

  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*)://");
  private static final Pattern RUNNER = Pattern.compile("--?runner=(?:.*\\.)?(\\w+?)(?i:Runner)?");

  private Libraries() {}

  /** A run needs libraries that are not on the class path. */
  public static final class MissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> needed;

    MissingException(Set<String> needed) {
      super("these libraries are not on the class path: " + String.join(" ", needed));
      this.needed = needed;
    }

    /** The names of all libraries that should be on the class path. */
    public Set<String> needed() {
      return needed;
    }
  }

  /**
   * Checks that the libraries for a command line are there.
   *
   * @throws MissingException if some are not
   */
  public static void needForArguments(List<String> args) {
    List<String> keys = new ArrayList<>(schemes(args));
    String line = String.join("\n", args).replaceAll("(?m)^(--?runner)\n", "$1=");
    line.lines()
        .map(RUNNER::matcher)
        .filter(Matcher::matches)
        .map(runner -> "runner." + runner.group(1).toLowerCase(Locale.ROOT))
        .forEach(keys::add);
    need(keys);
  }

  /**
   * Checks that the libraries for a plan are there.
   *
   * @param places the folders and files that it reads or writes
   * @param outputs the keys of outputs beside files
   * @throws MissingException if some are not
   */
  public static void needForPlan(List<String> places, List<String> outputs) {
    List<String> keys = new ArrayList<>(schemes(places));
    outputs.forEach(output -> keys.add("key." + output));
    need(keys);
  }

  private static List<String> schemes(List<String> texts) {
    return texts.stream()
        .flatMap(text -> SCHEME.matcher(text).results())
        .map((MatchResult found) -> "scheme." + found.group(1))
        .toList();
  }

  /** Without the launcher whoever started the program has made its class path. */
  private static void need(Collection<String> keys) {
    String present = System.getProperty(PRESENT);
    if (present == null || keys.isEmpty()) {
      return;
    }
    Set<String> names = new LinkedHashSet<>(split(present));
    if (names.addAll(named(keys))) {
      throw new MissingException(names);
    }
  }

  /** The names that the list has for some keys; a key that it lacks needs nothing. */
  static Set<String> named(Collection<String> keys) {
    Set<String> names = new LinkedHashSet<>();
    Properties list = list();
    keys.forEach(key -> names.addAll(split(list.getProperty(key, ""))));
    return names;
  }

  private static List<String> split(String names) {
    return Arrays.stream(names.split("[ ,]+")).filter(name -> !name.isEmpty()).toList();
  }

  private static Properties list() {
    try (InputStream in = Libraries.class.getResourceAsStream("libraries.properties")) {
      Properties list = new Properties();
      list.load(in);
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
