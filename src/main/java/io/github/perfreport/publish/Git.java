package io.github.perfreport.publish;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Calls the git program in a folder. It never prompts: credentials come from git's helpers, its
 * configuration or the address; other settings are {@link GitSettings}. Passwords in addresses are
 * masked in all output.
 */
final class Git {

  /** A password may contain slashes, so everything up to the last @ of an address is masked. */
  private static final Pattern USER_INFO = Pattern.compile("(\\w://)[^\\s'\"]*@");

  /** A query may contain a token. */
  private static final Pattern QUERY = Pattern.compile("(\\w://[^\\s'\"?]*\\?)[^\\s'\"]+");

  private static final Pattern TELLING = Pattern.compile("(fatal|error|remote: (error|fatal)): .*");

  /** How long git may print nothing; slow calls to a server are made with --progress. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final Path folder;
  private final Duration silence;

  Git(Path folder) {
    this(folder, SILENCE);
  }

  /**
   * The git program in a folder; a call is aborted if git neither ends nor prints anything for this
   * long.
   */
  Git(Path folder, Duration silence) {
    this.folder = folder;
    this.silence = silence;
  }

  /**
   * The result of a call.
   *
   * @param code git's exit code
   * @param out its standard output
   * @param err its standard error, masked
   */
  record Answer(int code, String out, String err) {

    boolean isWell() {
      return code == 0;
    }

    List<String> lines() {
      return out.lines().toList();
    }

    /** The line that best explains the failure. */
    String reason() {
      List<String> lines =
          err.lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("hint:"))
              .toList();
      return lines.stream()
          .filter(line -> TELLING.matcher(line).matches())
          .findFirst()
          .or(() -> lines.stream().reduce((first, second) -> second))
          .orElse("exit code " + code);
    }
  }

  /** The text with the user, the password and the query of each address masked. */
  static String masked(String text) {
    return QUERY.matcher(USER_INFO.matcher(text).replaceAll("$1***@")).replaceAll("$1***");
  }

  /**
   * Calls git; it must succeed.
   *
   * @throws IOException if it fails; the message is for a person
   */
  Answer call(String... args) throws IOException {
    return feed("", args);
  }

  /** The same, with text for git's standard input. */
  Answer feed(String input, String... args) throws IOException {
    Answer answer = run(input, args);
    if (!answer.isWell()) {
      throw new IOException("git " + args[0] + ": " + answer.reason());
    }
    return answer;
  }

  /** Calls git, which may fail. */
  Answer ask(String... args) throws IOException {
    return run("", args);
  }

  private Answer run(String input, String... args) throws IOException {
    GitProcess git = new GitProcess(start(args), input);
    try {
      int code = git.await(silence);
      return new Answer(code, git.out(), masked(git.err()));
    } catch (IOException e) {
      throw new IOException("git " + args[0] + ": " + e.getMessage(), e);
    }
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(GitSettings.options());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File(folder.toString()));
    GitSettings.apply(builder.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException("git can't be started: is it installed?", e);
    }
  }
}
