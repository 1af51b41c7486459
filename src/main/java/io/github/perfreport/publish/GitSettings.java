package io.github.perfreport.publish;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What git's settings are for a publication, whatever the user, the machine or a checkout has set.
 * How a server is reached stays theirs: url.*.insteadOf, http, ssh, protocol and credential
 * settings; so does who commits.
 */
final class GitSettings {

  /** Stronger than any configuration file. */
  private static final List<String> FIXED =
      List.of(
          // What a file holds is committed as it is, and all of it is looked at.
          "core.autocrlf=false",
          "core.safecrlf=false",
          "core.attributesFile=/dev/null",
          "core.ignoreStat=false",
          "status.showUntrackedFiles=normal",
          // Nothing of the user's runs, and nothing is left running.
          "core.hooksPath=/dev/null",
          "core.fsmonitor=false",
          "gc.auto=0",
          "maintenance.auto=false",
          // A commit is the one that the program makes.
          "commit.gpgSign=false",
          "commit.cleanup=whitespace",
          "i18n.commitEncoding=UTF-8",
          "merge.verifySignatures=false",
          // Nothing but the branch is fetched and pushed.
          "fetch.prune=false",
          "fetch.pruneTags=false",
          "push.gpgSign=false",
          "push.followTags=false",
          "submodule.recurse=false",
          "fetch.recurseSubmodules=false",
          "push.recurseSubmodules=no",
          "clone.rejectShallow=false",
          "safe.bareRepository=all",
          // What git says is read by the program.
          "core.quotePath=false",
          "color.ui=false",
          "color.diff=false",
          "color.remote=false",
          "color.push=false",
          "color.transport=false");

  /** Would lead git to another repository, or give arguments another sense. */
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

  /** What stands between git's name and a command's. */
  static List<String> options() {
    return FIXED.stream().flatMap(setting -> Stream.of("-c", setting)).toList();
  }

  /** Puts a process's environment right. */
  static void apply(Map<String, String> environment) {
    MISLEADING.forEach(environment::remove);
    environment.put("GIT_ATTR_NOSYSTEM", "1");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("LC_ALL", "C"); // what it says is looked at
  }
}
