package io.github.perfreport.publish;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.testing.Repository;
import io.github.perfreport.testing.RunFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published is the same, whatever the user has set in git's own configuration. */
class UsersSettingsTest {

  private static final String HOSTILE =
      """
      [user]
        name = Jörg Robot
        email = robot@example.com
        signingKey = none
      [init]
        defaultBranch = trunk
        templateDir = %1$s/template
      [clone]
        defaultRemoteName = elsewhere
        rejectShallow = true
      [checkout]
        defaultRemote = nowhere
      [core]
        hooksPath = %1$s/hooks
        excludesFile = %1$s/excludes
        attributesFile = %1$s/attributes
        autocrlf = true
        safecrlf = true
        ignoreStat = true
        quotePath = true
      [commit]
        gpgSign = true
        template = %1$s/none
        cleanup = strip
        verbose = true
      [gpg]
        program = /bin/false
      [i18n]
        commitEncoding = ISO-8859-1
      [fetch]
        prune = true
        pruneTags = true
        recurseSubmodules = true
      [push]
        default = nothing
        gpgSign = true
        followTags = true
        recurseSubmodules = check
      [remote]
        pushDefault = nowhere
      [branch]
        autoSetupMerge = always
      [merge]
        ff = false
        verifySignatures = true
      [pull]
        rebase = true
      [submodule]
        recurse = true
      [status]
        showUntrackedFiles = no
        branch = true
        short = true
      [diff]
        external = /bin/false
        noprefix = true
        renames = copies
        relative = true
      [color]
        ui = always
        diff = always
        status = always
        push = always
      [safe]
        bareRepository = explicit
      [filter "lose"]
        clean = cat /dev/null
        smudge = cat /dev/null
      [url "file://%1$s/"]
        insteadOf = team:
      """;

  @TempDir Path folder;

  private Repository server;

  @BeforeEach
  void makeServer() {
    server = Repository.bare(folder.resolve("server.git"));
    RunFiles.write(folder.resolve("config"), HOSTILE.formatted(folder));
    RunFiles.write(folder.resolve("excludes"), "*\n");
    RunFiles.write(folder.resolve("attributes"), "*.html filter=lose\n*.json text eol=lf\n");
    for (String hook : new String[] {"pre-commit", "commit-msg", "pre-push", "post-checkout"}) {
      for (String place : new String[] {"hooks/", "template/hooks/"}) {
        Path file = RunFiles.write(folder.resolve(place + hook), "#!/bin/sh\nexit 1\n");
        assertThat(file.toFile().setExecutable(true), is(true));
      }
    }
    RunFiles.write(folder.resolve("template/info/attributes"), "*.html filter=lose\n");
  }

  @Test
  void anEmptyRepositoryGetsWhatItWouldGet() throws Exception {
    assertThat(publish(server.folder().toString()), startsWith("published: "));

    assertThat(server.files(), contains(OnePublication.RESULT, OnePublication.PAGE));
    assertIsAsWritten();
  }

  @Test
  void aCloneIsPublishedAsItWouldBe() throws Exception {
    Repository theirs = begin();

    assertThat(publish("team:server.git"), startsWith("published: "));

    assertIsAsWritten();
    assertThat(server.git("tag"), is(""));
    assertThat(server.commits(), is(2));
    assertThat(theirs.git("tag").strip(), is("v1"));
  }

  @Test
  void aCheckoutIsPublishedAsItWouldBeAndFollows() throws Exception {
    Repository checkout = begin();

    assertThat(publish(checkout.folder().toString()), startsWith("published: "));

    assertIsAsWritten();
    assertThat(server.git("tag"), is(""));
    assertThat(checkout.git("rev-parse", "HEAD"), is(server.git("rev-parse", "main")));
    assertThat(checkout.git("status", "--porcelain"), is(""));
    assertThat(checkout.git("tag").strip(), is("v1"));
    Path result = checkout.folder().resolve(OnePublication.RESULT);
    assertThat(Files.readString(result), is("{}\r\n"));
  }

  @Test
  void theOnlyRemoteOfACheckoutIsTheOneThatIsMeant() throws Exception {
    Repository checkout = begin();
    checkout.git("remote", "rename", "origin", "elsewhere");
    checkout.git("config", "--unset", "branch.main.remote");

    String said = publish(checkout.folder().toString());

    assertThat(said, containsString(" on main of elsewhere, "));
    assertThat(checkout.git("rev-parse", "HEAD"), is(server.git("rev-parse", "main")));
  }

  /** A checkout with a tag that nobody else has. */
  private Repository begin() {
    Repository theirs = server.checkout(folder.resolve("theirs"));
    theirs.with("README.md", "ours\n").commit("Begin").push();
    theirs.git("branch", "-q", "--set-upstream-to=origin/main");
    theirs.git("tag", "-a", "-m", "First", "v1");
    return theirs;
  }

  private void assertIsAsWritten() {
    assertThat(server.file(OnePublication.RESULT), is("{}\r\n"));
    assertThat(server.file(OnePublication.PAGE), is("a page\n"));
    assertThat(server.message(), startsWith(OnePublication.MESSAGE + "\n\nSigned-off-by: "));
    assertThat(server.git("cat-file", "commit", "main"), not(containsString("encoding")));
  }

  /** What a process with these settings says on standard output. */
  private String publish(String repository) throws Exception {
    ProcessBuilder builder = OnePublication.process(repository);
    builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve("config").toString());
    builder.environment().put("GIT_LITERAL_PATHSPECS", "1");
    Process program = builder.start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said, program.waitFor(), is(0));
    return said;
  }
}
