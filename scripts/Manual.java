import io.github.perfreport.cli.RootCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the sources of the man pages, and the completion for bash and zsh, from the flags. */
public final class Manual {

  private static final String PROGRAM = "perf-report-creator";

  /** Arguments: the folder for the man pages' sources, the folder for the completions. */
  public static void main(String[] args) throws IOException {
    CommandLine program = RootCommand.commandLine();
    File pages = new File(args[0]);
    ManPageGenerator.generateManPage(pages, null, new boolean[0], false, program.getCommandSpec());
    Path completions = Files.createDirectories(Path.of(args[1]));
    Files.writeString(completions.resolve(PROGRAM + ".bash"), AutoComplete.bash(PROGRAM, program));
    Files.writeString(
        completions.resolve("_" + PROGRAM),
        """
        #compdef perf-report-creator
        autoload -U +X bashcompinit && bashcompinit
        source "${${(%):-%x}:A:h}/perf-report-creator.bash"
        """);
  }
}
