package io.github.perfreport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A git repository on disk, worked on with the git program. */
public record Repository(Path folder) {

  /** An empty bare repository, as a server has it. */
  public static Repository bare(Path folder) {
    new Repository(folder.getParent()).git("init", "-q", "--bare", "-b", "main", folder.toString());
    return new Repository(folder);
  }

  /** A checkout of it, in a folder of its own. */
  public Repository checkout(Path into) {
    git("clone", "-q", folder.toString(), into.toString());
    Repository checkout = new Repository(into);
    checkout.git("symbolic-ref", "HEAD", "refs/heads/main");
    checkout.identify();
    if (!lines("branch", "--list", "main").isEmpty()) {
      checkout.git("reset", "-q", "--hard", "origin/main");
    }
    return checkout;
  }

  /** A checkout without a remote. */
  public static Repository alone(Path folder) {
    new Repository(folder.getParent()).git("init", "-q", "-b", "main", folder.toString());
    Repository repository = new Repository(folder);
    repository.identify();
    return repository;
  }

  private void identify() {
    git("config", "user.name", "Someone");
    git("config", "user.email", "someone@example.com");
  }

  /** Commits all that is in the checkout. */
  public Repository commit(String message) {
    git("add", "-A");
    git("commit", "-q", "-m", message);
    return this;
  }

  /** Publishes what was committed. */
  public Repository push() {
    git("push", "-q", "origin", "HEAD:main");
    return this;
  }

  /** Writes a file in the checkout. */
  public Repository with(String path, String content) {
    RunFiles.write(folder.resolve(path), content);
    return this;
  }

  /** The files of the newest commit. */
  public List<String> files() {
    return lines("ls-tree", "-r", "--name-only", "main");
  }

  /** A file of the newest commit. */
  public String file(String path) {
    return git("show", "main:" + path);
  }

  /** The whole message of the newest commit. */
  public String message() {
    return git("log", "-1", "--format=%B", "main");
  }

  /** How many commits there are. */
  public int commits() {
    return lines("rev-list", "main").size();
  }

  public List<String> lines(String... args) {
    return git(args).lines().toList();
  }

  /** What git writes to standard output; it must end well. */
  public String git(String... args) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    Stream.of(args).forEach(command::add);
    try {
      Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw new AssertionError(command + ": " + out);
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
