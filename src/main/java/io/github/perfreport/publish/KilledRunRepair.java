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
 * Repairs what a killed run has left in a person's checkout: git's locks, and an unfinished move to
 * another commit. It never touches what may be the person's own work.
 */
final class KilledRunRepair {

  /** The inaccuracy of the start time of a process. */
  private static final Duration INACCURACY = Duration.ofSeconds(2);

  private final Path folder;
  private final Git git;

  KilledRunRepair(Path folder, Git git) {
    this.folder = folder;
    this.git = git;
  }

  /**
   * Finishes the move of the checkout, unless anything else has changed in it.
   *
   * @param commit the target of the move; empty for none
   */
  void finishMove(String commit) throws IOException {
    if (!commit.isEmpty() && isOurs(commit)) {
      git.call("reset", "-q", "--hard", commit);
    }
  }

  /** Removes git's abandoned locks: those that are older than all running gits. */
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

  /** The git folder that all worktrees of a repository share. */
  static Path commonFolder(Git git, Path folder) throws IOException {
    return folder.resolve(git.call("rev-parse", "--git-common-dir").out().strip());
  }

  /** Whether all changes are part of the move to a commit, finished or not. */
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

  /**
   * Whether a file's content comes from the move. Git writes a file from its beginning, so a killed
   * git may have written only its first part.
   */
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

  /** Removes a character at the end that was cut and therefore decoded wrongly. */
  private static String withoutCut(String text) {
    return text.replaceAll("\uFFFD+$", "");
  }
}
