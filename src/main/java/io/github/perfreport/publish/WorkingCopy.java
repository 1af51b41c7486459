package io.github.perfreport.publish;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.publish.Git.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * A person's own checkout of the repository. Work is done in a separate worktree, which shares its
 * history, its remote and its credentials. The checkout itself is only moved forward to a
 * descendant of its commit, and only if it has no uncommitted changes.
 */
final class WorkingCopy implements AutoCloseable {

  private final Path folder;
  private final String branch;
  private final Git git;
  private final CheckoutLock mark;

  private WorkingCopy(Path folder, String branch, Git git, CheckoutLock mark) {
    this.folder = folder;
    this.branch = branch;
    this.git = git;
    this.mark = mark;
  }

  /** Whether a folder has a checkout, not a bare repository. */
  static boolean isAt(Path folder) throws IOException {
    Answer bare = new Git(folder).ask("rev-parse", "--is-bare-repository");
    if (!bare.isWell()) {
      throw new UsageException(folder + ": is not a git repository: " + bare.reason());
    }
    return bare.out().strip().equals("false");
  }

  /**
   * The checkout in a folder.
   *
   * @throws UsageException if work could be lost in it: it has uncommitted changes, or is on
   *     another branch
   */
  static WorkingCopy at(Path folder, String branch) throws IOException {
    Git git = new Git(folder);
    checkTop(folder, git);
    CheckoutLock mark = CheckoutLock.set(KilledRunRepair.gitFolder(git, folder));
    WorkingCopy copy = new WorkingCopy(folder, branch, git, mark);
    try {
      copy.mend();
      copy.checkClean();
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static void checkTop(Path folder, Git git) throws IOException {
    Path top = Path.of(git.call("rev-parse", "--show-toplevel").out().strip());
    if (!top.toRealPath().equals(folder.toRealPath())) {
      throw new UsageException(folder + ": is a folder inside the repository " + top);
    }
  }

  /**
   * Repairs what a killed run left. This moves the branch forward, so it must be the right branch.
   */
  private void mend() throws IOException {
    KilledRunRepair killed = mark.left() == null ? null : new KilledRunRepair(folder, git);
    if (killed != null) {
      killed.removeLocks();
    }
    checkBranch();
    if (killed != null) {
      killed.finishMove(mark.left());
      mark.say("");
    }
  }

  private void checkBranch() throws IOException {
    String current = git.ask("symbolic-ref", "-q", "--short", "HEAD").out().strip();
    if (!current.equals(branch)) {
      String where = current.isEmpty() ? "on no branch" : "on branch '" + current + "'";
      throw new UsageException(folder + ": is " + where + ", not on '" + branch + "' (--branch)");
    }
  }

  private void checkClean() throws IOException {
    List<String> changes = changes();
    if (!changes.isEmpty()) {
      throw new UsageException(
          "%s: has %s, such as %s; commit or stash them first"
              .formatted(
                  folder,
                  StagedChanges.count(changes.size(), "uncommitted change"),
                  changes.get(0).substring(3)));
    }
  }

  private List<String> changes() throws IOException {
    return git.call("--no-optional-locks", "status", "--porcelain").lines();
  }

  /** The remote that the branch is published to: its own, origin or the only one; null for none. */
  String remote() throws IOException {
    String configured = git.ask("config", "branch." + branch + ".remote").out().strip();
    if (!configured.isEmpty()) {
      return configured;
    }
    List<String> remotes = git.call("remote").lines();
    if (remotes.contains("origin")) {
      return "origin";
    }
    return remotes.size() == 1 ? remotes.get(0) : null;
  }

  /** The commit of the branch. */
  String tip() throws IOException {
    return git.call("rev-parse", "--verify", "refs/heads/" + branch).out().strip();
  }

  /** Makes a worktree with a detached HEAD. */
  void branchOff(Path tree) throws IOException {
    forgetLeft();
    git.call("worktree", "add", "-q", "--detach", tree.toString(), tip());
  }

  /** Prunes worktrees that are gone, including those of killed runs. */
  void forgetLeft() {
    try {
      ScratchFolder.unlockGone(KilledRunRepair.commonFolder(git, folder).resolve("worktrees"));
      git.call("worktree", "prune");
    } catch (IOException e) {
      LoggerFactory.getLogger(WorkingCopy.class).debug("{}: a tree is left", folder, e);
    }
  }

  /**
   * Moves the checkout forward to a commit.
   *
   * @return whether it was moved; if not, nothing has changed
   */
  boolean follow(String commit) throws IOException {
    if (!changes().isEmpty()) {
      return false;
    }
    mark.say(commit);
    boolean moved = git.ask("merge", "-q", "--ff-only", commit).isWell();
    mark.say("");
    return moved;
  }

  /** Releases the checkout. */
  @Override
  public void close() {
    mark.close();
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
