package io.github.perfreport.extract;

import io.github.perfreport.definition.FormatRule;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.definition.Wildcard;
import io.github.perfreport.formats.RuleReader;
import io.github.perfreport.formats.audit.BlockJson;
import io.github.perfreport.formats.audit.BlockRefusedException;
import io.github.perfreport.formats.audit.BlockScanner;
import io.github.perfreport.formats.audit.FoundBlocks;
import io.github.perfreport.formats.audit.LeftOut;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Run;
import io.github.perfreport.storage.Folder;
import io.github.perfreport.storage.Layout;
import io.github.perfreport.storage.StoreFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * Reads one run: Prow's files, then each resource's block, from its file among the artifacts where
 * there is a good one, else from the log. The log is left alone if all blocks were found as files.
 */
final class RunReader {

  private final List<ResourceRule> rules;
  private final int maxBlock;
  private final Metadata anchor;
  private final String folder;
  private final Map<String, Metadata> files;
  private final FoundBlocks found = new FoundBlocks();
  private boolean logFailed;

  RunReader(List<ResourceRule> rules, int maxBlock, Metadata anchor) throws IOException {
    this.rules = rules;
    this.maxBlock = maxBlock;
    this.anchor = anchor;
    this.folder = Layout.parentOf(path());
    this.files = existing(filesOfInterest());
    this.logFailed = refuseNoFile(Layout.join(folder, Layout.LOG));
    filesOfInterest().forEach(this::refuseNoFile);
  }

  /**
   * A folder or a pipe can't be read. Without a row the run would look as if it had no such file.
   */
  private boolean refuseNoFile(String path) {
    boolean noFile = Folder.isNoFile(path);
    if (noFile) {
      found.refuse(Refusal.of(path.substring(folder.length() + 1), "is not a file"));
    }
    return noFile;
  }

  private Map<String, Metadata> existing(List<String> paths) throws IOException {
    try {
      return Folder.existing(paths);
    } catch (StoreFailedException e) {
      found.unread("", "", e);
      return Map.of();
    }
  }

  String folder() {
    return folder;
  }

  private String path() {
    return anchor.resourceId().toString();
  }

  private List<String> filesOfInterest() {
    List<String> paths = new ArrayList<>();
    paths.add(Layout.join(folder, RunInfo.FINISHED));
    paths.add(Layout.join(folder, RunInfo.STARTED));
    rules.forEach(rule -> rule.artifacts().forEach(file -> paths.add(Layout.join(folder, file))));
    return paths;
  }

  /**
   * Describes the run by Prow's files; empty if no source has a time that can be the run's.
   *
   * @param now the time of the clock that no run can be far ahead of
   */
  Optional<Run> describe(Instant now) {
    String id = Layout.nameOf(folder);
    String job = Layout.nameOf(Layout.parentOf(folder));
    return new RunInfo(folder, files, found).describe(job, id, anchor, now);
  }

  /** Whether finished.json is there and its time was not taken. */
  boolean isTimeDoubted() {
    return found.refusals().stream().anyMatch(row -> row.place().equals(RunInfo.FINISHED));
  }

  /** Reads the blocks. */
  FoundBlocks readBlocks() {
    List<ResourceRule> audit = rules.stream().filter(ResourceRule::isAudit).toList();
    audit.forEach(this::readArtifact);
    if (found.blocks().size() < audit.size()) {
      scanLogs(audit);
    }
    rules.stream().filter(rule -> !rule.isAudit()).forEach(this::readOutput);
    return found;
  }

  /** Reads the output of a tool: the first place that has a measurement. */
  private void readOutput(ResourceRule rule) {
    for (String place : rule.format().from()) {
      RuleReader reader = new RuleReader(rule.format(), maxBlock, found::refuse);
      List<String> files = place.equals(FormatRule.LOG) ? logs() : files(place);
      files.forEach(file -> readOutput(reader, file));
      Block block = reader.block();
      if (!block.values().isEmpty()) {
        found.put(rule.resource(), block, String.join(", ", files));
        return;
      }
    }
  }

  private void readOutput(RuleReader reader, String file) {
    try (InputStream text = RunOutput.open(Layout.join(folder, file))) {
      reader.read(text, file);
    } catch (IOException e) {
      logFailed |= file.endsWith(Layout.LOG);
      found.unread(file, "can't be read to its end: ", e);
    }
  }

  /**
   * The files of a path below the run's folder, in order; a * in its last part stands for any run
   * of characters.
   */
  private List<String> files(String path) {
    try {
      String parent = path.contains("/") ? Layout.parentOf(path) + "/" : "";
      if (!path.contains("*")) {
        return Folder.existing(List.of(Layout.join(folder, path))).isEmpty()
            ? List.of()
            : List.of(path);
      }
      String pattern = Layout.nameOf(path);
      return Folder.files(Layout.join(folder, parent)).stream()
          .map(file -> Layout.nameOf(file.resourceId().toString()))
          .filter(name -> Wildcard.matches(pattern, name))
          .map(name -> parent + name)
          .toList();
    } catch (IOException e) {
      found.unread(path, "can't be listed: ", e);
      return List.of();
    }
  }

  /** Whether the log was there and could not be read to its end. */
  boolean logFailed() {
    return logFailed;
  }

  FoundBlocks found() {
    return found;
  }

  /** The run's log; without it, those of its pod's containers, in the order of their names. */
  private List<String> logs() {
    String anchored = Layout.nameOf(path());
    if (anchored.equals(Layout.LOG)) {
      return List.of(anchored);
    }
    return anchored.endsWith(Layout.LOG) ? containerLogs() : List.of();
  }

  private List<String> containerLogs() {
    try {
      return Folder.containerLogs(folder).stream()
          .map(log -> Layout.nameOf(log.resourceId().toString()))
          .toList();
    } catch (IOException e) {
      logFailed = true;
      found.unread("", "the containers' logs can't be listed: ", e);
      return List.of();
    }
  }

  private void readArtifact(ResourceRule rule) {
    for (String artifact : rule.artifacts()) {
      if (files.containsKey(Layout.join(folder, artifact)) && readArtifact(rule, artifact)) {
        return;
      }
    }
  }

  private boolean readArtifact(ResourceRule rule, String artifact) {
    try (InputStream in = RunOutput.open(Layout.join(folder, artifact))) {
      byte[] json = in.readNBytes(maxBlock + 1);
      if (json.length > maxBlock) {
        throw new BlockRefusedException("larger than " + maxBlock + " bytes");
      }
      LeftOut leftOut = new LeftOut();
      Block block = BlockJson.read(json, leftOut);
      found.refuse(artifact, leftOut);
      found.put(rule.resource(), block, artifact);
      return true;
    } catch (IOException e) {
      found.unread(artifact, "", e);
      return false;
    } catch (BlockRefusedException e) {
      found.refuse(Refusal.of(artifact, e.getMessage()));
      return false;
    }
  }

  /** A block that stands in a file too is taken from there; the file is the better source. */
  private void scanLogs(List<ResourceRule> audit) {
    FoundBlocks inLogs = new FoundBlocks();
    logs().forEach(log -> inLogs.addNext(scanLog(audit, log)));
    found.addAbsent(inLogs);
  }

  private FoundBlocks scanLog(List<ResourceRule> audit, String name) {
    FoundBlocks inLog = new FoundBlocks();
    try (InputStream log = RunOutput.open(Layout.join(folder, name))) {
      new BlockScanner(audit, maxBlock).scan(log, name, found.blocks(), inLog);
    } catch (IOException e) {
      logFailed = true;
      inLog.unread(name, "can't be read to its end: ", e);
    }
    return inLog;
  }
}
