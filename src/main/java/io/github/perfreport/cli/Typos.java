package io.github.perfreport.cli;

import io.github.perfreport.definition.DidYouMean;
import java.util.Collection;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what a misspelt command or flag was probably meant to be. */
final class Typos {

  private Typos() {}

  /** The first line of what the parser says; of an argument that it doesn't know, a better one. */
  static String explained(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (e instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().get(0);
      return argument.startsWith("-")
          ? "unknown flag '" + argument + "'" + ofFlag(command, argument)
          : "unknown "
              + (command.parent() == null ? "command" : "argument")
              + " '"
              + argument
              + "'"
              + DidYouMean.among(argument, command.subcommands().keySet());
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** A hint at the command's flag that a misspelt one is close to; empty if it is close to none. */
  static String ofFlag(CommandSpec command, String argument) {
    String flag = "--" + argument.replaceFirst("^--?", "").replaceFirst("(?s)=.*", "");
    Collection<String> flags = new TreeSet<>(command.optionsMap().keySet());
    return DidYouMean.among(flag, flags);
  }
}
