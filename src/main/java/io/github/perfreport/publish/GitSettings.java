package io.github.perfreport.publish;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Git's settings for a publication. They override those of the user, the machine and the checkout,
 * except how a server is reached (url.*.insteadOf, http, ssh, protocol and credential settings) and
 * who commits.
 */
final class GitSettings {

  /** Passed on the command line, so they override any configuration file. */
  private static final List<String> FIXED =
      List.of(
          // Files are committed byte for byte, and all of them are compared.
          "core.autocrlf=false",
          "core.safecrlf=false",
          "core.attributesFile=/dev/null",
          "core.ignoreStat=false",
          "status.showUntrackedFiles=normal",
          // No hook or program of the user runs, and nothing is left running.
          "core.hooksPath=/dev/null",
          "core.fsmonitor=false",
          "gc.auto=0",
          "maintenance.auto=false",
          // A commit is exactly what the program makes.
          "commit.gpgSign=false",
          "commit.cleanup=whitespace",
          "i18n.commitEncoding=UTF-8",
          "merge.verifySignatures=false",
          // Only the branch is fetched and pushed.
          "fetch.prune=false",
          "fetch.pruneTags=false",
          "push.gpgSign=false",
          "push.followTags=false",
          "submodule.recurse=false",
          "fetch.recurseSubmodules=false",
          "push.recurseSubmodules=no",
          "clone.rejectShallow=false",
          "safe.bareRepository=all",
          // The program parses git's output.
          "core.quotePath=false",
          "color.ui=false",
          "color.diff=false",
          "color.remote=false",
          "color.push=false",
          "color.transport=false");

  /** Variables that would lead git to another repository, or change the meaning of arguments. */
  private static final List<String> MISLEADING =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_NAMESPACE",
          "GIT_SHALLOW_FILE",
          "GIT_TEMPLATE_DIR",
          "GIT_DEFAULT_HASH",
          "GIT_LITERAL_PATHSPECS",
          "GIT_GLOB_PATHSPECS",
          "GIT_NOGLOB_PATHSPECS",
          "GIT_ICASE_PATHSPECS");

  private GitSettings() {}

  /** The options between git and the name of its command. */
  static List<String> options() {
    return FIXED.stream().flatMap(setting -> Stream.of("-c", setting)).toList();
  }

  /** Sets the environment of a git process. */
  static void apply(Map<String, String> environment) {
    MISLEADING.forEach(environment::remove);
    environment.put("GIT_ATTR_NOSYSTEM", "1");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C"); // the program parses its messages
  }
}
