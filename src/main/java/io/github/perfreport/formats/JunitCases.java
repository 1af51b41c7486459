package io.github.perfreport.formats;

import io.github.perfreport.model.Better;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The test cases of a file, from its elements. A failed or skipped case is left out, since its time
 * isn't comparable.
 */
final class JunitCases {

  private static final String SUITE = "testsuite";
  private static final String CASE = "testcase";
  private static final Set<String> NOT_PASSED = Set.of("failure", "error", "skipped");
  private static final Set<String> PASSED = Set.of("", "passed", "success", "run", "completed");

  /** The name that writers give a suite without a name. */
  private static final String PYTEST = "pytest";

  private static final int MAX_DEPTH = 50;

  private final Found found;
  private final Deque<String> suites = new ArrayDeque<>();
  private boolean wrapped;
  private boolean known;
  private Row row;
  private String time;
  private String outcome;

  JunitCases(Found found) {
    this.found = found;
  }

  /** An element begins. */
  void start(String element, UnaryOperator<String> attributes) {
    switch (element) {
      case "testsuites" -> wrapped = true;
      case SUITE -> suite(text(attributes, "name"));
      case CASE -> testCase(attributes);
      default -> child(element);
    }
  }

  /** An element ends. */
  void end(String element) {
    if (element.equals(SUITE) && !suites.isEmpty()) {
      suites.removeLast();
    } else if (element.equals(CASE) && row != null) {
      testCaseEnds();
      row = null;
    }
  }

  /** The text is no longer XML. */
  void broken(String reason) {
    if (known) {
      found.left("test cases", reason);
    }
  }

  private void suite(String name) {
    known = true;
    suites.addLast(suites.size() < MAX_DEPTH ? name : "");
  }

  private void testCase(UnaryOperator<String> attributes) {
    known = true;
    String classname = text(attributes, "classname");
    row =
        new Row(found)
            .with("suite", suite(wrapped || suites.size() > 1, classname))
            .with("classname", classname)
            .with("name", text(attributes, "name"));
    time = attributes.apply("time");
    String status = text(attributes, "status");
    outcome = PASSED.contains(status) ? "" : status;
  }

  /** The suites' names, unless the file is of one class, or they repeat the case's class. */
  private String suite(boolean several, String classname) {
    String names = String.join(" > ", suites);
    return !several || names.equals(classname) || names.equals(PYTEST) ? "" : names;
  }

  private void child(String element) {
    if (row != null && NOT_PASSED.contains(element)) {
      outcome = element;
    }
  }

  private void testCaseEnds() {
    if (!outcome.isEmpty()) {
      row.leave("not passed: " + outcome);
      return;
    }
    Optional<BigDecimal> seconds = time == null ? Optional.empty() : Numbers.grouped(time.strip());
    seconds
        .filter(s -> s.signum() >= 0)
        .ifPresentOrElse(
            s -> row.take("", s, "s", Better.LOWER),
            () -> row.leave(time == null ? "has no time" : "its time is no number: " + time));
  }

  private static String text(UnaryOperator<String> attributes, String name) {
    String value = attributes.apply(name);
    return value == null ? "" : value;
  }
}
