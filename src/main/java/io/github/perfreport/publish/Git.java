package io.github.perfreport.publish;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The git program in a folder. It never asks for anything: credentials are git's own, from its
 * helpers, its configuration or its address. Passwords in addresses are masked in whatever it says.
 */
final class Git {

  /** What a file holds is committed as it is. */
  private static final List<String> AS_IT_IS =
      List.of("-c", "core.autocrlf=false", "-c", "core.quotePath=false", "-c", "gc.auto=0");

  /** Set by git for its hooks; they would lead it to another repository than the folder's. */
  private static final List<String> MISLEADING =
      List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR");

  /** A password may hold slashes; all up to the last @ of an address is masked. */
  private static final Pattern USER_INFO = Pattern.compile("(\\w://)[^\\s'\"]*@");

  /** A token may stand in a query. */
  private static final Pattern QUERY = Pattern.compile("(\\w://[^\\s'\"?]*\\?)[^\\s'\"]+");

  private static final Pattern TELLING = Pattern.compile("(fatal|error|remote: (error|fatal)): .*");

  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /**
   * What a call came to.
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

    /** The line that says most about what went wrong. */
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

  /** A text whose addresses are without the user, the password and the query that they have. */
  static String masked(String text) {
    return QUERY.matcher(USER_INFO.matcher(text).replaceAll("$1***@")).replaceAll("$1***");
  }

  /**
   * Calls git; it must end well.
   *
   * @throws IOException if it doesn't; the message is for a person
   */
  Answer call(String... args) throws IOException {
    return feed("", args);
  }

  /** The same, with what git reads from its standard input. */
  Answer feed(String input, String... args) throws IOException {
    Answer answer = run(input, args);
    if (!answer.isWell()) {
      throw new IOException("git " + args[0] + ": " + answer.reason());
    }
    return answer;
  }

  /** Calls git, which may say no. */
  Answer ask(String... args) throws IOException {
    return run("", args);
  }

  private Answer run(String input, String... args) throws IOException {
    Process git = start(args);
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(git.getErrorStream()));
    try (OutputStream in = git.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading all; its exit code and its words say why.
    }
    String out = text(git.getInputStream());
    return new Answer(waitFor(git), out, masked(err.join()));
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(AS_IT_IS);
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File(folder.toString()));
    Map<String, String> environment = builder.environment();
    MISLEADING.forEach(environment::remove);
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C"); // what it says is looked at
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException("git can't be started: is it installed?", e);
    }
  }

  private static int waitFor(Process git) throws IOException {
    try {
      return git.waitFor();
    } catch (InterruptedException e) {
      git.destroy();
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while git ran").initCause(e);
    }
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
