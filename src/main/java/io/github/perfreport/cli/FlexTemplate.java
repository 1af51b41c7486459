package io.github.perfreport.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The main class for Dataflow's Flex Templates, whose launcher passes only parameters, {@code
 * --key=value}. It calls the run command. The definitions are one parameter, separated by commas.
 * The command's flags are parameters too ({@code --noFetch=true}). All other parameters go to Beam.
 */
public final class FlexTemplate {

  /** The parameter that names the definitions. */
  static final String DEFINITIONS = "definitions";

  private FlexTemplate() {}

  /** Runs the run command, and exits with its code. */
  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(RootCommand.execute(command(args)));
  }

  /** Converts parameters to the command line. */
  static String[] command(String... parameters) {
    Map<String, String> flags = flags();
    List<String> command = new ArrayList<>(List.of("run"));
    for (String parameter : parameters) {
      String key = parameter.replaceFirst("^--", "").replaceFirst("(?s)=.*", "");
      String value = parameter.substring(parameter.indexOf('=') + 1);
      if (key.equals(DEFINITIONS)) {
        Arrays.stream(value.split(",", -1))
            .map(String::strip)
            .filter(definition -> !definition.isEmpty())
            .forEach(command::add);
      } else if (flags.containsKey(key)) {
        command.add(flags.get(key) + "=" + value);
      } else {
        command.add(parameter);
      }
    }
    return command.toArray(new String[0]);
  }

  /** The run command's flags by their parameter names. */
  static Map<String, String> flags() {
    Map<String, String> flags = new TreeMap<>();
    for (OptionSpec option : new CommandLine(new RunCommand()).getCommandSpec().options()) {
      if (!option.usageHelp()
          && !option.versionHelp()
          && !option.longestName().equals("--runner")) {
        flags.put(camelCase(option.longestName().substring(2)), option.longestName());
      }
    }
    return flags;
  }

  private static String camelCase(String flag) {
    StringBuilder name = new StringBuilder();
    for (String word : flag.split("-", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
