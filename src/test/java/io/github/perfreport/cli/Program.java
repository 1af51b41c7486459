package io.github.perfreport.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The whole program as a test calls it, with what it said. */
public final class Program {

  private Program() {}

  /**
   * What a call came to.
   *
   * @param code the exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Outcome(int code, String out, String err) {

    /** The lines of standard error. */
    public List<String> errors() {
      return err.lines().toList();
    }

    /** The lines of standard output. */
    public List<String> lines() {
      return out.lines().toList();
    }
  }

  /** Runs the program as a script does. */
  public static Outcome run(String... args) {
    return execute(false, args);
  }

  /** Runs the program as a person does, at a terminal. */
  public static Outcome runOnTerminal(String... args) {
    return execute(true, args);
  }

  private static Outcome execute(boolean terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        RootCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), terminal, args);
    return new Outcome(code, out.toString(), err.toString());
  }
}
