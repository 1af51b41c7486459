package io.github.perfreport.extract;

import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.OutputSource;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.formats.RuleReader;
import io.github.perfreport.formats.audit.BlockJson;
import io.github.perfreport.formats.audit.BlockRefusedException;
import io.github.perfreport.formats.audit.BlockScanner;
import io.github.perfreport.formats.audit.FoundBlocks;
import io.github.perfreport.formats.audit.LeftOut;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.Run;
import io.github.perfreport.runs.RunLayouts;
import io.github.perfreport.runs.layout.RunFiles;
import io.github.perfreport.runs.layout.RunLayout;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one run: its description by the CI system, then the block of each resource. A block comes
 * from its artifact file if that is good, else from the log. The log is not read if all blocks were
 * found as files.
 */
final class RunReader {

  private final RunLayout layout;
  private final RunFiles files;
  private final List<ResourceRule> rules;
  private final int maxBlock;
  private final FoundBlocks found = new FoundBlocks();
  private boolean logFailed;

  RunReader(Lane lane, int maxBlock, RunFiles files) throws IOException {
    this.layout = RunLayouts.of(lane);
    this.files = files;
    this.rules = lane.resources();
    this.maxBlock = maxBlock;
    this.logFailed = layout.logName().map(log -> files.refuseNoFile(log, found)).orElse(false);
    files.lookUp(filesOfInterest(), found);
  }

  private List<String> filesOfInterest() {
    List<String> names = new ArrayList<>(layout.describedBy());
    rules.forEach(rule -> names.addAll(rule.artifacts()));
    return names;
  }

  /**
   * Describes the run; empty if no source has a time that can be the run's.
   *
   * @param now the clock's time; no run can have ended long after it
   */
  Optional<Run> describe(Instant now) throws IOException {
    return layout.describe(files, found, now);
  }

  /** Whether the file with the run's end exists, but its time was not used. */
  boolean isTimeDoubted() {
    return layout.describedBy().stream()
        .limit(1)
        .anyMatch(file -> found.refusals().stream().anyMatch(row -> row.place().equals(file)));
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

  /** Reads the output of a tool: the first alternative that has a measurement. */
  private void readOutput(ResourceRule rule) {
    for (List<OutputSource> alternative : rule.format().from()) {
      RuleReader reader = new RuleReader(rule.format(), maxBlock, found::refuse);
      Set<String> read = new LinkedHashSet<>();
      alternative.forEach(source -> read.addAll(readOutput(reader, source)));
      Block block = reader.block();
      if (!block.values().isEmpty()) {
        found.put(rule.resource(), block, String.join(", ", read));
        return;
      }
    }
  }

  /** Reads all files of a source; returns their names. */
  private List<String> readOutput(RuleReader reader, OutputSource source) {
    List<String> names = source.path() == null ? logs() : filesOf(source.path());
    for (String name : names) {
      try (InputStream text = files.open(name)) {
        reader.read(text, name, source);
      } catch (IOException e) {
        logFailed |= source.isLog();
        found.unread(name, "can't be read to its end: ", e);
      }
    }
    return names;
  }

  private List<String> filesOf(String path) {
    try {
      return new FileSearch(files.run()).find(path);
    } catch (IOException e) {
      found.unread(path, "can't be listed: ", e);
      return List.of();
    }
  }

  /** Whether the log exists but could not be read to its end. */
  boolean logFailed() {
    return logFailed;
  }

  FoundBlocks found() {
    return found;
  }

  private List<String> logs() {
    try {
      return layout.logs(files.run());
    } catch (IOException e) {
      logFailed = true;
      found.unread("", "the containers' logs can't be listed: ", e);
      return List.of();
    }
  }

  private void readArtifact(ResourceRule rule) {
    for (String artifact : rule.artifacts()) {
      if (files.has(artifact) && readArtifact(rule, artifact)) {
        return;
      }
    }
  }

  private boolean readArtifact(ResourceRule rule, String artifact) {
    try (InputStream in = files.open(artifact)) {
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

  /** Prefers the file of a block that is also in the log, since the file is the better source. */
  private void scanLogs(List<ResourceRule> audit) {
    FoundBlocks inLogs = new FoundBlocks();
    logs().forEach(log -> inLogs.addNext(scanLog(audit, log)));
    found.addAbsent(inLogs);
  }

  private FoundBlocks scanLog(List<ResourceRule> audit, String name) {
    FoundBlocks inLog = new FoundBlocks();
    try (InputStream log = files.open(name)) {
      new BlockScanner(audit, maxBlock).scan(log, name, found.blocks(), inLog);
    } catch (IOException e) {
      logFailed = true;
      inLog.unread(name, "can't be read to its end: ", e);
    }
    return inLog;
  }
}
