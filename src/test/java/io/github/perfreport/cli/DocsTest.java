package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What README and docs say of flags and files is so. */
class DocsTest {

  private static final Pattern CALL =
      Pattern.compile("perf-report-creator ([a-z][a-z-]+)((?:[^\\n|`#]|\\\\\\n)*)");
  private static final Pattern FLAG =
      Pattern.compile("(?<=\\s|\\[)--([a-z]+(?:-[a-z]+)*)(?=[\\s=\\]]|$)");
  private static final Pattern LINK = Pattern.compile("]\\((?!http|#)([^)#]+)");
  private static final Pattern SECTION = Pattern.compile("(?ms)^## ([a-z-]+)$(.*?)(?=^## |\\z)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `--([a-z-]+)`");

  /** Options of Beam's in small letters alone. */
  private static final List<String> BEAMS = List.of("project", "region", "parallelism");

  private static final Map<String, CommandLine> COMMANDS =
      RootCommand.commandLine().getSubcommands();

  @Test
  void eachCallIsOfACommandWithFlagsThatItHas() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult call : CALL.matcher(Written.text(page)).results().toList()) {
        wrong.addAll(unknown(page, call.group(1), call.group(2)));
      }
    }
    assertThat(wrong, empty());
  }

  private static List<String> unknown(Path page, String command, String rest) {
    CommandLine known = COMMANDS.get(command);
    if (known == null) {
      return List.of(page + ": no command " + command);
    }
    return FLAG.matcher(rest)
        .results()
        .map(flag -> flag.group(1))
        .filter(flag -> !known.getCommandSpec().optionsMap().containsKey("--" + flag))
        .filter(flag -> !BEAMS.contains(flag))
        .map(flag -> page + ": " + command + " has no --" + flag)
        .toList();
  }

  @Test
  void theTablesOfFlagsNameFlagsOfTheirCommand() {
    List<String> wrong = new ArrayList<>();
    for (MatchResult section :
        SECTION.matcher(Written.text(Path.of("docs/commands.md"))).results().toList()) {
      CommandLine command = COMMANDS.get(section.group(1));
      Matcher row = ROW.matcher(section.group(2));
      while (command != null && row.find()) {
        if (!command.getCommandSpec().optionsMap().containsKey("--" + row.group(1))) {
          wrong.add(section.group(1) + " has no --" + row.group(1));
        }
      }
    }
    assertThat(wrong, empty());
  }

  @Test
  void eachFlagIsDescribed() {
    String docs = Written.text(Path.of("docs/commands.md"));
    List<String> missing =
        COMMANDS.values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .filter(option -> !option.hidden())
            .map(OptionSpec::longestName)
            .filter(flag -> !docs.contains(flag) && !List.of("--help", "--version").contains(flag))
            .distinct()
            .toList();
    assertThat(missing, empty());
  }

  @Test
  void eachLinkLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Written.text(page)).results().toList()) {
        if (!Files.exists(page.toAbsolutePath().getParent().resolve(link.group(1)))) {
          broken.add(page + ": " + link.group(1));
        }
      }
    }
    assertThat(broken, empty());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      Stream<Path> top = Stream.of("README.md", "CONTRIBUTING.md", "CHANGES.md").map(Path::of);
      return Stream.concat(top, docs.filter(page -> page.toString().endsWith(".md"))).toList();
    }
  }
}
