package io.github.perfreport.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.runners.ReportFailedException;
import io.github.perfreport.testing.Repository;
import io.github.perfreport.testing.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {

  private static final String RESULT = "results/job/1/data/results.json";

  @TempDir Path folder;

  private Repository server;
  private Repository theirs;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void makeServer() {
    server = Repository.bare(folder.resolve("server.git"));
    theirs = server.checkout(folder.resolve("theirs")).with("README.md", "ours").commit("Begin");
    theirs.push();
  }

  @Test
  void whatTheWorkLeavesIsCommittedAndPushed() throws ReportFailedException {
    publish(server.folder(), writing(RESULT, "{}"));

    assertThat(server.files(), contains("README.md", RESULT));
    assertThat(server.message(), startsWith("0 weeks: 1 new run, 0 weeks, 0 weekly records\n"));
    assertThat(server.message(), containsString("\nSigned-off-by: "));
    assertThat(said.get(0), startsWith("published: " + server.git("rev-parse", "main").strip()));
  }

  @Test
  void nothingNewIsNoCommit() throws ReportFailedException {
    publish(server.folder(), writing("README.md", "ours"));

    assertThat(server.commits(), is(1));
    assertThat(said.get(0), startsWith("nothing new"));
  }

  @Test
  void theAccountAloneIsNothingNew() throws ReportFailedException {
    publish(server.folder(), writing("run-report.json", "{}"));

    assertThat(server.commits(), is(1));
  }

  @Test
  void whatIsStagedIsNotPublished() throws ReportFailedException {
    publish(server.folder(), writing(RESULT, "{}").and(writing(".staging/lock", "")));

    assertThat(server.files(), contains("README.md", RESULT));
  }

  @Test
  void aDryRunShowsTheFilesAndPublishesNothing() throws ReportFailedException {
    new Publication(server.folder().toString(), "main", true, said::add)
        .publish(writing(RESULT, "{}\n"));

    assertThat(server.commits(), is(1));
    assertThat(said.get(0), containsString(RESULT));
    assertThat(said, hasItem(containsString("1 file changed, 1 insertion(+)")));
  }

  @Test
  void whoPushesInBetweenComesFirst() throws ReportFailedException {
    List<Boolean> known = new ArrayList<>();
    FileWork work = writing(RESULT, "{}").and(writing("weekly/page", "ours"));

    publish(
        server.folder(),
        new FileWork(
            tree -> {
              known.add(Files.exists(tree.resolve(RESULT)));
              if (known.size() == 1) {
                theirs.with("weekly/page", "theirs").with("NEWS", "x").commit("Theirs").push();
              }
              work.in(tree);
            }));

    assertThat(server.files(), contains("NEWS", "README.md", RESULT, "weekly/page"));
    assertThat(server.file("weekly/page"), equalTo("ours"));
    assertThat(server.lines("log", "--format=%s %p", "main").size(), is(3));
    assertThat(server.lines("rev-list", "--merges", "main").size(), is(0));
    // What was read from logs the first time is there the second time.
    assertThat(known, contains(false, true));
  }

  @Test
  void aResultThatTheyHaveTooIsTheirs() throws ReportFailedException {
    List<String> seen = new ArrayList<>();

    publish(
        server.folder(),
        new FileWork(
            tree -> {
              if (seen.isEmpty()) {
                theirs.with(RESULT, "theirs").commit("Theirs").push();
                RunFiles.write(tree.resolve(RESULT), "ours");
              }
              seen.add(Files.readString(tree.resolve(RESULT)));
            }));

    assertThat(seen, contains("ours", "theirs"));
    assertThat(server.commits(), is(2));
    assertThat(said.get(1), startsWith("nothing new"));
  }

  @Test
  void aServerThatRefusesIsAFailureWithItsReason() throws IOException {
    Path hook = server.folder().resolve("hooks/pre-receive");
    RunFiles.write(hook, "#!/bin/sh\necho only on Fridays >&2\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true), is(true));

    ReportFailedException failure =
        assertThrows(
            ReportFailedException.class, () -> publish(server.folder(), writing(RESULT, "{}")));

    assertThat(failure.getMessage(), containsString("pre-receive hook declined"));
    assertThat(server.commits(), is(1));
  }

  @Test
  void anEmptyRepositoryGetsItsFirstCommit() throws ReportFailedException {
    Repository empty = Repository.bare(folder.resolve("empty.git"));

    publish(empty.folder(), writing(RESULT, "{}"));

    assertThat(empty.files(), contains(RESULT));
  }

  @Test
  void aBranchThatIsNotThereIsAMistake() {
    UsageException mistake =
        assertThrows(
            UsageException.class,
            () ->
                new Publication(server.folder().toString(), "pages", false, said::add)
                    .publish(writing(RESULT, "{}")));

    assertThat(mistake.getMessage(), containsString("has no branch 'pages' (--branch), but main"));
  }

  @Test
  void aFolderThatIsNoRepositoryIsAMistake() {
    assertThrows(UsageException.class, () -> publish(folder, writing(RESULT, "{}")));
    assertThrows(
        UsageException.class, () -> publish(folder.resolve("none"), writing(RESULT, "{}")));
  }

  @Test
  void aCheckoutIsPublishedToItsRemoteAndFollows() throws ReportFailedException {
    Repository checkout = server.checkout(folder.resolve("checkout"));
    theirs.with("NEWS", "x").commit("Theirs").push();

    publish(checkout.folder(), writing(RESULT, "{}"));

    assertThat(server.files(), contains("NEWS", "README.md", RESULT));
    assertThat(checkout.git("rev-parse", "HEAD"), equalTo(server.git("rev-parse", "main")));
    assertThat(checkout.git("status", "--porcelain"), is(""));
    assertThat(Files.exists(checkout.folder().resolve(RESULT)), is(true));
    assertThat(checkout.lines("worktree", "list").size(), is(1));
  }

  @Test
  void aCheckoutWithoutARemoteIsMovedOn() throws ReportFailedException {
    Repository alone = Repository.alone(folder.resolve("alone")).with("a", "b").commit("Begin");

    publish(alone.folder(), writing(RESULT, "{}"));

    assertThat(alone.files(), contains("a", RESULT));
    assertThat(alone.git("status", "--porcelain"), is(""));
    assertThat(Files.exists(alone.folder().resolve(RESULT)), is(true));
  }

  @Test
  void aCheckoutWithUncommittedChangesIsLeftAlone() {
    theirs.with("README.md", "half a sentence");

    UsageException mistake =
        assertThrows(UsageException.class, () -> publish(theirs.folder(), writing(RESULT, "{}")));

    assertThat(mistake.getMessage(), containsString("has 1 uncommitted change, such as README.md"));
    assertThat(server.commits(), is(1));
    assertThat(theirs.git("diff", "--stat"), containsString("README.md"));
  }

  @Test
  void aCheckoutWithUnpublishedCommitsIsLeftAlone() {
    theirs.with("draft", "x").commit("Draft");

    UsageException mistake =
        assertThrows(UsageException.class, () -> publish(theirs.folder(), writing(RESULT, "{}")));

    assertThat(mistake.getMessage(), containsString("push them first"));
    assertThat(server.files(), contains("README.md"));
  }

  @Test
  void aCheckoutOnAnotherBranchIsLeftAlone() {
    theirs.git("checkout", "-q", "-b", "other");

    UsageException mistake =
        assertThrows(UsageException.class, () -> publish(theirs.folder(), writing(RESULT, "{}")));

    assertThat(mistake.getMessage(), containsString("is on branch 'other', not on 'main'"));
  }

  @Test
  void aPasswordInTheAddressIsNotShown() {
    String address = "http://me:se%40cret@127.0.0.1:9/repository.git";

    ReportFailedException failure =
        assertThrows(
            ReportFailedException.class,
            () ->
                new Publication(address, "main", false, said::add).publish(writing(RESULT, "{}")));

    assertThat(failure.getMessage(), not(containsString("cret")));
    assertThat(failure.getMessage(), containsString("git clone: "));
    assertThat(Git.masked(address), equalTo("http://***@127.0.0.1:9/repository.git"));
    assertThat(Git.masked("https://me:a@b@host/x y@z"), equalTo("https://***@host/x y@z"));
  }

  private void publish(Path repository, FileWork work) throws ReportFailedException {
    new Publication(repository.toString(), "main", false, said::add).publish(work);
  }

  private static FileWork writing(String path, String content) {
    return new FileWork(tree -> RunFiles.write(tree.resolve(path), content));
  }

  /** Work that writes files. */
  private record FileWork(Step step) implements Publication.Work {

    interface Step {
      void in(Path tree) throws IOException;
    }

    FileWork and(FileWork more) {
      return new FileWork(
          tree -> {
            step.in(tree);
            more.step.in(tree);
          });
    }

    @Override
    public void in(Path tree) throws IOException {
      step.in(tree);
    }

    @Override
    public String message(StagedChanges staged) {
      return staged.weeks().size() + " weeks: " + staged.inShort();
    }
  }

  @Test
  void noLinkOfTheRepositoryIsFollowed() throws Exception {
    Path victim = Files.createDirectories(folder.resolve("victim"));
    for (String path : List.of("weekly", ".staging", "results/job", "run-report.json")) {
      Path link = theirs.folder().resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, victim);
      theirs.commit("A link").push();
      ReportFailedException refused =
          assertThrows(
              ReportFailedException.class,
              () -> publish(server.folder(), writing("weekly/page", "ours")));
      assertThat(
          refused.getMessage(),
          is(path + ": is a symbolic link in the repository, and not followed"));
      theirs.git("rm", "-q", path);
      theirs.commit("None").push();
    }
    assertThat(victim.toFile().list().length, is(0));
  }

  @Test
  void whatAnIgnoreRuleNamesIsCommittedAllTheSame() throws Exception {
    theirs.with(".gitignore", "data/\n*.html\n").commit("Rules").push();

    publish(server.folder(), writing(RESULT, "{}").and(writing("weekly/index.html", "page")));

    assertThat(server.files(), contains(".gitignore", "README.md", RESULT, "weekly/index.html"));
  }

  @Test
  void aFilterOrASparseCheckoutInTheWayIsSaid() throws Exception {
    theirs.with(".gitattributes", "*.json filter=lfs\n").commit("Filter").push();
    ReportFailedException filtered =
        assertThrows(
            ReportFailedException.class, () -> publish(server.folder(), writing(RESULT, "{}")));
    assertThat(filtered.getMessage(), startsWith("the filter 'lfs' of .gitattributes holds for"));

    theirs.with(".gitattributes", "").commit("None").push();
    Repository sparse = server.checkout(folder.resolve("sparse"));
    sparse.git("sparse-checkout", "set", "weekly");
    ReportFailedException refused =
        assertThrows(
            ReportFailedException.class, () -> publish(sparse.folder(), writing(RESULT, "{}")));
    assertThat(refused.getMessage(), containsString("is a sparse checkout"));
  }

  @Test
  void aCheckoutIsLeftAtWhatIsPublishedIfNothingIsNewToo() throws Exception {
    Repository checkout = server.checkout(folder.resolve("behind"));
    publish(server.folder(), writing(RESULT, "{}"));

    publish(checkout.folder(), writing(RESULT, "{}"));

    assertThat(said.get(said.size() - 1), startsWith("nothing new"));
    assertThat(checkout.git("rev-parse", "HEAD"), is(server.git("rev-parse", "main")));
    assertThat(checkout.git("status", "--porcelain"), is(""));
  }

  @ParameterizedTest
  @CsvSource({
    "http://bob:hun/ter2@127.0.0.1:1/x.git, http://***@127.0.0.1:1/x.git",
    "https://x/y.git?private_token=hunter2&a=b, https://x/y.git?***",
    "unable to access 'https://t0ken@x/y?k=v': no, unable to access 'https://***@x/y?***': no",
    "ssh://git@host/path, ssh://***@host/path",
    "/a/path?with=query@x, /a/path?with=query@x"
  })
  void noSecretOfAnAddressIsShown(String text, String shown) {
    assertThat(Git.masked(text), is(shown));
  }
}
