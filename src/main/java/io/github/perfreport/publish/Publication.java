package io.github.perfreport.publish;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.publish.Git.Answer;
import io.github.perfreport.runners.ReportFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Publishes the changes that a {@link Work} makes in a repository. It takes the newest state of a
 * branch, does the work, commits the changes and pushes them. If someone else has pushed in
 * between, it takes their commits and does the work again on top; it never forces or merges. A
 * killed run leaves the repository either unchanged or published.
 */
public final class Publication {

  private static final int ATTEMPTS = 8;

  /** The most files in a dry run's list; the rest is a count. */
  private static final int SHOWN_FILES = 60;

  private final String repository;
  private final String branch;
  private final boolean dryRun;
  private final Consumer<String> say;

  /**
   * Prepares a publication.
   *
   * @param repository the address of a repository, or the path of a bare one or of a checkout
   * @param dryRun whether changes are only shown, not published
   * @param say receives each line for the user
   */
  public Publication(String repository, String branch, boolean dryRun, Consumer<String> say) {
    this.repository = repository;
    this.branch = branch;
    this.dryRun = dryRun;
    this.say = say;
  }

  /** The work on the files of the repository. */
  public interface Work {

    /** Does the work in a folder with the files; it may be called again, on a newer state. */
    void in(Path folder) throws IOException, ReportFailedException;

    /** The commit's message: a subject, and details below it. */
    String message(StagedChanges staged);
  }

  /**
   * Publishes.
   *
   * @throws UsageException if there is no such repository or branch, or the checkout isn't clean
   * @throws ReportFailedException if the work, or git, fails
   */
  public void publish(Work work) throws ReportFailedException {
    try (Workspace workspace = Workspace.open(repository, branch)) {
      checkIdentity(workspace.git());
      for (int attempt = 1; !isDone(workspace, work); attempt++) {
        if (attempt == ATTEMPTS) {
          throw new IOException(
              "someone else pushed each of the " + ATTEMPTS + " times in between; try again later");
        }
        say.accept("someone else has published in between; again, on top of theirs");
        workspace.takeTheirs();
      }
    } catch (IOException e) {
      throw new ReportFailedException(e);
    }
  }

  private static void checkIdentity(Git git) throws IOException {
    Answer committer = git.ask("var", "GIT_COMMITTER_IDENT");
    if (!committer.isWell()) {
      throw new UsageException(
          "git doesn't know who commits: set user.name and user.email, or GIT_COMMITTER_NAME,"
              + " GIT_COMMITTER_EMAIL, GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL");
    }
  }

  private boolean isDone(Workspace workspace, Work work) throws IOException, ReportFailedException {
    PlainFileCheck.check(workspace.git());
    work.in(workspace.folder());
    StagedChanges staged = StagedChanges.in(workspace.git());
    if (staged.isNothing()) {
      say.accept("nothing new: " + where(workspace) + " stays as it is");
      takeIntoCheckout(workspace);
      return true;
    }
    if (dryRun) {
      show(workspace.git());
      return true;
    }
    workspace.git().feed(work.message(staged), "commit", "-q", "-s", "-F", "-");
    StagedChanges.checkAllIsCommitted(workspace.git());
    if (!workspace.push()) {
      return false;
    }
    say.accept("published: " + workspace.head() + " on " + where(workspace));
    takeIntoCheckout(workspace);
    return true;
  }

  private void takeIntoCheckout(Workspace workspace) throws IOException {
    String checkout = dryRun ? "" : workspace.takeIntoCheckout();
    if (!checkout.isEmpty()) {
      say.accept(checkout);
    }
  }

  private String where(Workspace workspace) {
    return workspace.target() + ", " + Git.masked(repository);
  }

  private void show(Git git) throws IOException {
    git.call("diff", "--cached", "--no-renames", "--stat=100", "--stat-count=" + SHOWN_FILES)
        .lines()
        .forEach(say);
    say.accept("dry run: nothing is published");
  }
}
