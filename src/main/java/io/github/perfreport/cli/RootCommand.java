package io.github.perfreport.cli;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.pipeline.ReportRun;
import io.github.perfreport.runners.Libraries;
import io.github.perfreport.runners.ReportFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's root command, with its subcommands. */
@Command(
    name = "perf-report-creator",
    mixinStandardHelpOptions = true,
    versionProvider = RootCommand.Version.class,
    description = "Turns CI build logs into weekly performance reports.",
    footer = {
      "",
      "Any other --key=value goes to Beam, such as --targetParallelism=4.",
      "Exit: 0 success, 1 failure, 2 wrong usage, 3 check found something worse,",
      "4 the run ended, but a whole lane or job had no data."
    })
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
          ChangesCommand.class,
          InspectCommand.class,
          InitCommand.class);

  private static final Set<String> WITHOUT_PIPELINE = Set.of("changes", "inspect");

  @Spec private CommandSpec spec;

  private final Console console;

  private RootCommand(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing; see --help");
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
    CommandLine program = new CommandLine(new RootCommand(console));
    commands(args).forEach(program::addSubcommand);
    // The setters apply to the subcommands that exist at this point, so these are added first.
    program
        .setOut(out)
        .setErr(err)
        .setOverwrittenOptionsAllowed(true) // the last one wins, as in Go
        .setParameterExceptionHandler(
            (e, ignored) -> {
              console.warn(firstLine(e));
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

  /** The command that the first argument names; otherwise all commands, which takes longer. */
  private static List<Class<?>> commands(String... args) {
    List<Class<?>> asked =
        COMMANDS.stream()
            .filter(command -> args.length > 0 && args[0].equals(name(command)))
            .toList();
    return asked.isEmpty() ? COMMANDS : asked;
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
