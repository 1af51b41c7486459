package io.github.perfreport.cli;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.NamePattern;
import io.github.perfreport.pipeline.ReportPlan;
import java.util.List;
import picocli.CommandLine;

/** What commands make of their arguments. */
final class Plans {

  private Plans() {}

  /** The plan that a command makes of arguments in Go's spelling or ours. */
  static ReportPlan plan(ReportCommand command, String... args) {
    new CommandLine(command).parseArgs(GoFlags.withTwoDashes(args));
    return command.plan();
  }

  /** Arguments as they would be typed, after a first one. */
  static String[] words(String first, String typed) {
    return (first + " " + typed).split(" ", -1);
  }

  /** The only lane of a plan. */
  static Lane lane(ReportPlan plan) {
    if (plan.lanes().size() != 1) {
      throw new AssertionError(plan.lanes().size() + " lanes");
    }
    return plan.lanes().get(0);
  }

  static List<String> jobs(Lane lane) {
    return lane.source().jobs().stream().map(NamePattern::text).toList();
  }

  /** The value of a flag when it isn't given. */
  static Object defaultOf(ReportCommand command, String flag) {
    CommandLine line = new CommandLine(command);
    line.parseArgs(command instanceof RunCommand ? new String[] {"a.yaml"} : new String[0]);
    return line.getCommandSpec().findOption(flag).getValue();
  }
}
