package io.github.perfreport.cli;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.runners.Libraries;
import io.github.perfreport.runners.ReportFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's root command, with its subcommands. */
@Command(
    name = "perf-report-creator",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    description = "Turns CI build logs into weekly performance reports.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the run failed",
      "2:the command line, or a file it names, is wrong",
      "3:check or compare found something worse",
      "4:it ended, but a whole lane or job had no data"
    },
    footer = {"", "Any other --key=value goes to Beam, such as --targetParallelism=4."})
public final class RootCommand implements Runnable {

  private static final List<Class<?>> COMMANDS =
      List.of(
          ResultsCommand.class,
          WeeklyReportCommand.class,
          WeeklyGraphCommand.class,
          RunCommand.class,
          PublishCommand.class,
          MigrateCommand.class,
          CheckCommand.class,
          CompareCommand.class,
          ChangesCommand.class,
          InspectCommand.class,
          InitCommand.class,
          VersionCommand.class,
          CommandLine.HelpCommand.class,
          AutoComplete.GenerateCompletion.class);

  private static final Set<String> WITHOUT_PIPELINE =
      Set.of("changes", "compare", "inspect", "help");

  private static final Set<String> ABOUT_ALL = Set.of("help", "generate-completion");

  @Spec private CommandSpec spec;

  private final Console console;

  private RootCommand(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print no summary and no progress; what a command is asked for, and warnings.")
  void beQuiet(boolean quiet) {
    console.beQuiet(quiet);
  }

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Print what is read and written, and each phase, to standard error.")
  void beVerbose(boolean verbose) {
    console.beVerbose(verbose);
  }

  @Override
  public void run() {
    String commands = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(), "a command is missing: one of " + commands + "; see --help");
  }

  /**
   * Runs the program.
   *
   * @return its exit code
   */
  public static int execute(String... args) throws IOException, InterruptedException {
    try {
      Libraries.needForArguments(List.of(args));
    } catch (Libraries.MissingException e) {
      return Relaunch.with(e.needed(), args);
    }
    // A single argument asks for help or is a mistake, so no pipeline will run.
    if (args.length > 1 && !WITHOUT_PIPELINE.contains(args[0])) {
      ReportRun.prepare();
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return execute(out, err, Boolean.getBoolean(Console.TERMINAL), args);
  }

  static int execute(PrintWriter out, PrintWriter err, boolean terminal, String... args) {
    Console console = new Console(out, err, terminal);
    CommandLine program = commandLine(console, commands(args)).setOut(out).setErr(err);
    program
        .setParameterExceptionHandler(
            (e, ignored) -> {
              console.warn(Typos.explained(e));
              return ExitCode.USAGE;
            })
        .setExecutionExceptionHandler((e, ignored, parsed) -> explain(console, e, args));
    try {
      int code = program.execute(GoFlags.withTwoDashes(args));
      if (out.checkError()) {
        console.warn("the results can't be written to standard output");
        return ExitCode.FAILED;
      }
      return code;
    } catch (OutOfMemoryError e) {
      console.warn(
          "the memory is used up; PERF_REPORT_JAVA_OPTS=-Xmx8g, say, lets the program have more of it");
      return ExitCode.FAILED;
    }
  }

  /** The whole command line, for what is generated from it. */
  public static CommandLine commandLine() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return commandLine(new Console(nowhere, nowhere, false), COMMANDS);
  }

  private static CommandLine commandLine(Console console, List<Class<?>> commands) {
    CommandLine program = new CommandLine(new RootCommand(console));
    commands.forEach(program::addSubcommand);
    // The setters apply to the subcommands that exist at this point, so these are added first.
    return program.setOverwrittenOptionsAllowed(true); // the last one wins, as in Go
  }

  /** The command that the first argument names; otherwise all commands, which takes longer. */
  private static List<Class<?>> commands(String... args) {
    List<Class<?>> asked =
        COMMANDS.stream()
            .filter(command -> args.length > 0 && args[0].equals(name(command)))
            .toList();
    return asked.isEmpty() || ABOUT_ALL.contains(args[0]) ? COMMANDS : asked;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static int explain(Console console, Exception e, String... args) throws Exception {
    if (e instanceof Libraries.MissingException missing) {
      return Relaunch.with(missing.needed(), args);
    }
    if (e instanceof UsageException) {
      console.warn(firstLine(e));
      return ExitCode.USAGE;
    }
    if (e instanceof ReportFailedException) {
      console.warn(firstLine(e));
      return ExitCode.FAILED;
    }
    throw e; // a bug in the program: its stack trace is needed
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** The version that the program was built as. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = RootCommand.class.getPackage().getImplementationVersion();
      return new String[] {"perf-report-creator " + (version == null ? "unpackaged" : version)};
    }
  }
}
