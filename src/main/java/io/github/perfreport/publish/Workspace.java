package io.github.perfreport.publish;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.publish.Git.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A private working tree of a repository's branch for one run: a clone of an address or of a bare
 * repository, shallow where that is cheap, or a worktree of a person's checkout. It is removed at
 * the end; pushed commits stay.
 */
final class Workspace implements AutoCloseable {

  private static final Pattern LOST_RACE =
      Pattern.compile("cannot lock ref|failed to update ref|incorrect old value");

  private static final String HEADS = "refs/heads/";

  private final ScratchFolder scratch;
  private final Path tree;
  private final Git git;
  private final Source source;

  /** The newest known commit of the remote branch; null while it has none. */
  private String theirs;

  /**
   * The source of the tree.
   *
   * @param branch the branch
   * @param remote the remote to fetch from and push to; null if there is only the checkout
   * @param shallow whether only the newest commit is fetched
   * @param copy the person's checkout; null for a clone
   */
  private record Source(String branch, String remote, boolean shallow, WorkingCopy copy) {}

  private Workspace(ScratchFolder scratch, Path tree, Source source) {
    this.scratch = scratch;
    this.tree = tree;
    this.git = new Git(tree);
    this.source = source;
  }

  /**
   * Makes a working tree with the newest state of a branch.
   *
   * @param repository an address, or the path of a bare repository or of a checkout
   * @throws UsageException if there is no such repository or branch, or a checkout isn't clean
   * @throws IOException if git fails; the message is for a person
   */
  static Workspace open(String repository, String branch) throws IOException {
    if (!branch.matches("[A-Za-z0-9][A-Za-z0-9._/-]*")) {
      throw new UsageException("--branch: '" + branch + "' can't be the name of a branch");
    }
    ScratchFolder scratch = ScratchFolder.make();
    try {
      return open(repository, branch, scratch);
    } catch (IOException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  private static Workspace open(String repository, String branch, ScratchFolder scratch)
      throws IOException {
    Path tree = scratch.resolve("repository");
    if (isAddress(repository)) {
      return clone(repository, tree, scratch, new Source(branch, "origin", true, null));
    }
    Path folder = Path.of(repository).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new UsageException(repository + ": no such repository");
    }
    if (!WorkingCopy.isAt(folder)) {
      return clone(folder.toString(), tree, scratch, new Source(branch, "origin", false, null));
    }
    return beside(WorkingCopy.at(folder, branch), branch, tree, scratch);
  }

  private static Workspace beside(WorkingCopy copy, String branch, Path tree, ScratchFolder scratch)
      throws IOException {
    try {
      Workspace workspace =
          new Workspace(scratch, tree, new Source(branch, copy.remote(), false, copy));
      copy.branchOff(tree);
      workspace.catchUpWithRemote();
      return workspace;
    } catch (IOException | RuntimeException e) {
      scratch.close();
      copy.forgetLeft();
      copy.close();
      throw e;
    }
  }

  private static boolean isAddress(String repository) {
    boolean scp = repository.matches("[^/]+:.+") && !Files.exists(Path.of(repository));
    return repository.contains("://") || scp;
  }

  private static Workspace clone(String from, Path tree, ScratchFolder scratch, Source source)
      throws IOException {
    Workspace workspace = new Workspace(scratch, tree, source);
    Git outside = new Git(tree.getParent());
    String depth = source.shallow() ? "--depth=1" : "--single-branch";
    String[] clone = {
      "clone",
      "--progress",
      "--no-tags",
      depth,
      "--template=",
      "-o",
      source.remote(),
      "-b",
      source.branch(),
      "--",
      from,
      tree.toString()
    };
    Answer cloned = outside.ask(clone);
    if (cloned.isWell() || workspace.isBegunMeanwhile(outside, from, cloned)) {
      if (!cloned.isWell()) {
        outside.call(clone);
      }
      workspace.theirs = workspace.head();
    }
    return workspace;
  }

  /**
   * Prepares the tree for the first commit of an empty repository.
   *
   * @return true if the repository is no longer empty: someone else has just made the first commit
   */
  private boolean isBegunMeanwhile(Git outside, String from, Answer cloned) throws IOException {
    Answer branches = outside.ask("ls-remote", "--heads", "--", from);
    boolean missing = cloned.err().contains("Remote branch " + source.branch() + " not found");
    if (!branches.isWell() || !missing) {
      throw new IOException("git clone: " + cloned.reason());
    }
    if (branches.lines().stream().anyMatch(line -> line.endsWith("\t" + HEADS + source.branch()))) {
      return true;
    }
    if (!branches.lines().isEmpty()) {
      throw new UsageException(
          "%s: has no branch '%s' (--branch), but %s"
              .formatted(Git.masked(from), source.branch(), names(branches.lines())));
    }
    outside.call("init", "-q", "--template=", tree.toString());
    git.call("symbolic-ref", "HEAD", HEADS + source.branch());
    git.call("remote", "add", source.remote(), from);
    return false;
  }

  private static String names(List<String> heads) {
    return heads.stream()
        .map(line -> line.substring(line.indexOf(HEADS) + HEADS.length()))
        .limit(10)
        .collect(Collectors.joining(", "));
  }

  private void catchUpWithRemote() throws IOException {
    String own = source.copy().tip();
    theirs = newest();
    if (theirs == null || theirs.equals(own)) {
      theirs = own;
      return;
    }
    if (!git.ask("merge-base", "--is-ancestor", own, theirs).isWell()) {
      throw new UsageException(
          "%s: has commits that '%s' of %s doesn't have; push them first"
              .formatted(source.copy(), source.branch(), source.remote()));
    }
    git.call("reset", "-q", "--hard", theirs);
  }

  Path folder() {
    return tree;
  }

  Git git() {
    return git;
  }

  /** The commit that the tree started from, the parent of new commits; null for none. */
  String base() {
    return theirs;
  }

  /** The current commit of the tree. */
  String head() throws IOException {
    return git.call("rev-parse", "HEAD").out().strip();
  }

  /** The newest commit of the remote branch; null for none. */
  private String newest() throws IOException {
    if (source.remote() == null) {
      return source.copy().tip();
    }
    String branch = HEADS + source.branch();
    Answer fetched =
        source.shallow()
            ? git.ask("fetch", "--progress", "--no-tags", "--depth=1", source.remote(), branch)
            : git.ask("fetch", "--progress", "--no-tags", source.remote(), branch);
    if (fetched.isWell()) {
      return git.call("rev-parse", "FETCH_HEAD").out().strip();
    }
    if (fetched.err().contains("couldn't find remote ref")) {
      return null;
    }
    throw new IOException("git fetch: " + fetched.reason());
  }

  /**
   * Publishes the commits of this tree.
   *
   * @return false if someone else published in between; then call {@link #takeTheirs} and try again
   * @throws IOException if it can't be published at all
   */
  boolean push() throws IOException {
    if (source.remote() == null) {
      return source.copy().follow(head()) || isOvertaken("the checkout can't be moved on", false);
    }
    Answer pushed =
        git.ask(
            "push",
            "--progress",
            "--porcelain",
            source.remote(),
            "HEAD:" + HEADS + source.branch());
    if (pushed.isWell()) {
      return true;
    }
    String said = pushed.out() + pushed.err();
    String reason =
        pushed.lines().stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> Git.masked(line.replace('\t', ' ')))
            .findFirst()
            .orElseGet(pushed::reason);
    return isOvertaken("git push: " + reason, LOST_RACE.matcher(said).find());
  }

  /** Returns false if someone else published first; otherwise throws the reason. */
  private boolean isOvertaken(String reason, boolean raced) throws IOException {
    if (!raced && java.util.Objects.equals(newest(), theirs)) {
      throw new IOException(reason);
    }
    return false;
  }

  /**
   * Resets the tree to the newest state of the remote branch, and adds the run results that were
   * committed here but are missing there, so that no log has to be read again.
   */
  void takeTheirs() throws IOException {
    String ours = head();
    String before = theirs;
    theirs = newest();
    git.call("reset", "-q", "--hard", theirs == null ? ours : theirs);
    git.call("clean", "-q", "-f", "-d", "-x");
    if (before != null) {
      List<String> added =
          git.call(
                  "diff",
                  "--name-only",
                  "--no-renames",
                  "--diff-filter=A",
                  before,
                  ours,
                  "--",
                  "results")
              .lines();
      String missing =
          added.stream()
              .filter(path -> !Files.exists(tree.resolve(path)))
              .collect(Collectors.joining("\n"));
      if (!missing.isEmpty()) {
        git.feed(missing, "checkout", "-q", "--pathspec-from-file=-", ours);
      }
    }
  }

  /**
   * Moves the person's checkout, if there is one, to the published commit.
   *
   * @return a line for the person; empty for none
   */
  String takeIntoCheckout() throws IOException {
    if (source.copy() == null || source.copy().follow(head())) {
      return "";
    }
    return source.copy() + ": was changed meanwhile, and stays as it is; 'git pull' takes it in";
  }

  /** The target of the publication, for a person. */
  String target() {
    return source.remote() == null ? "the checkout" : source.branch() + " of " + source.remote();
  }

  @Override
  public void close() {
    scratch.close();
    if (source.copy() != null) {
      source.copy().forgetLeft();
      source.copy().close();
    }
  }
}
