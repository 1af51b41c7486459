package io.github.perfreport.publish;

import io.github.perfreport.publish.Git.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Mends what a run that was killed has left in a person's checkout: locks of git's, and a move to
 * another commit that is half done. Nothing is touched that may be the person's own work.
 */
final class KilledRun {

  /** Of the time at which a process is said to have started. */
  private static final Duration INACCURACY = Duration.ofSeconds(2);

  private final Path folder;
  private final Git git;

  KilledRun(Path folder, Git git) {
    this.folder = folder;
    this.git = git;
  }

  /**
   * Moves the checkout on to where it was being moved, unless anything else has changed in it.
   *
   * @param commit where to; empty for nowhere
   */
  void finishMove(String commit) throws IOException {
    if (!commit.isEmpty() && isOurs(commit)) {
      git.call("reset", "-q", "--hard", commit);
    }
  }

  /** Removes git's locks. One that is older than all running gits is nobody's. */
  void removeLocks() throws IOException {
    for (Path lock : locks()) {
      Instant made = Files.getLastModifiedTime(lock, LinkOption.NOFOLLOW_LINKS).toInstant();
      if (ProcessHandle.allProcesses().noneMatch(process -> isGitSince(process, made))) {
        Files.deleteIfExists(lock);
      }
    }
  }

  private static boolean isGitSince(ProcessHandle process, Instant time) {
    String command = process.info().command().orElse("");
    String name = command.substring(command.lastIndexOf('/') + 1);
    Instant start = process.info().startInstant().orElse(Instant.MIN.plus(INACCURACY));
    return (name.equals("git") || name.startsWith("git-"))
        && !start.minus(INACCURACY).isAfter(time);
  }

  private List<Path> locks() throws IOException {
    List<Path> locks = new ArrayList<>();
    Path own = gitFolder(git, folder);
    Path common = commonFolder(git, folder);
    for (Path place : List.of(own, common)) {
      for (String name : List.of("index", "HEAD", "ORIG_HEAD", "packed-refs", "config")) {
        locks.add(place.resolve(name + ".lock"));
      }
    }
    locks.removeIf(lock -> !Files.exists(lock, LinkOption.NOFOLLOW_LINKS));
    for (String refs : List.of("refs/heads", "refs/remotes")) {
      if (Files.isDirectory(common.resolve(refs))) {
        try (Stream<Path> all = Files.walk(common.resolve(refs))) {
          all.filter(file -> file.toString().endsWith(".lock")).forEach(locks::add);
        }
      }
    }
    return locks.stream().distinct().toList();
  }

  /** The git folder of a checkout. */
  static Path gitFolder(Git git, Path folder) throws IOException {
    return folder.resolve(git.call("rev-parse", "--git-dir").out().strip());
  }

  /** The one that all trees of a repository have in common. */
  static Path commonFolder(Git git, Path folder) throws IOException {
    return folder.resolve(git.call("rev-parse", "--git-common-dir").out().strip());
  }

  /** Whether all that has changed is what a move to a commit changes, done or begun. */
  private boolean isOurs(String commit) throws IOException {
    String head = git.call("rev-parse", "HEAD").out().strip();
    if (!git.ask("merge-base", "--is-ancestor", head, commit).isWell()) {
      return false;
    }
    String[] status = {
      "--no-optional-locks", "status", "--porcelain", "--no-renames", "--untracked-files=all", "-z"
    };
    for (String line : git.call(status).out().split("\0", -1)) {
      if (!line.isEmpty() && !isOurs(line.substring(3), head, commit)) {
        return false;
      }
    }
    return true;
  }

  /** Git writes a file from its beginning; what was killed may have written a part of it. */
  private boolean isOurs(String path, String before, String commit) throws IOException {
    Path file = folder.resolve(path);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    String there = text(file);
    Answer old = git.ask("cat-file", "blob", before + ":" + path);
    Answer made = git.ask("cat-file", "blob", commit + ":" + path);
    return (old.isWell() && old.out().equals(there))
        || (made.isWell() && made.out().startsWith(withoutCut(there)));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** A character that is cut at the end is read as another. */
  private static String withoutCut(String text) {
    return text.replaceAll("\uFFFD+$", "");
  }
}
