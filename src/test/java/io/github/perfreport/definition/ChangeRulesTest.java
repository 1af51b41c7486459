package io.github.perfreport.definition;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.definition.ChangeRules.Ack;
import io.github.perfreport.definition.ChangeRules.Limits;
import io.github.perfreport.model.Better;
import io.github.perfreport.model.Change.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeRulesTest {

  @TempDir private Path folder;

  @Test
  void aDefinitionThatSaysNothingHasTheDefaults() throws IOException {
    assertThat(rules(""), is(ChangeRules.DEFAULT));
  }

  @Test
  void everyLimitCanBeSet() throws IOException {
    ChangeRules rules =
        rules(
            """
            changes:
              min-size: 10%
              min-sizes: {p95: 2.5 %}
              weeks: 4
              min-points: 6
              together: 36h
              ack-within: 3d
              worse: {pods: down, nodes: neither}
              watched-since: 2026-02-01
            """);

    Limits limits = rules.limits();
    assertThat(limits.minSizeOf("other"), closeTo(.1, 1e-9));
    assertThat(limits.minSizeOf("p95"), closeTo(.025, 1e-9));
    assertThat(limits.weeks(), is(4));
    assertThat(limits.minPoints(), is(6));
    assertThat(limits.together(), is(Duration.ofHours(36)));
    assertThat(limits.ackWithin(), is(Duration.ofDays(3)));
    assertThat(rules.betterOf(new SeriesKey("lane", "vmi", "pods")), is(Better.HIGHER));
    assertThat(rules.betterOf(new SeriesKey("lane", "vmi", "nodes")), is(Better.NEITHER));
    assertThat(rules.watchedSince(), is(LocalDate.parse("2026-02-01")));
    assertThat(rules.betterOf(new SeriesKey("lane", "vmi", "LIST-nodes-count")), is(Better.LOWER));
  }

  @Test
  void acknowledgementsStandBesideTheDefinition() throws IOException {
    Files.writeString(
        folder.resolve("acks.yaml"),
        "acks: [{metric: p95, resource: vm, date: 2025-07-03, level: 12.5, reason: slower disks}]");

    assertThat(
        rules("report: {acks: acks.yaml}").acks(),
        contains(new Ack("p95", "vm", LocalDate.parse("2025-07-03"), 12.5, "slower disks")));
  }

  @Test
  void mistakesNameTheirKey() throws IOException {
    assertMistake("changes: {min-size: 5}", "changes.min-size: '5' is no percentage (5%)");
    assertMistake("changes: {min-size: 101%}", "changes.min-size: '101%' is above 100%");
    assertMistake("changes: {min-sizes: {a: 500%}}", "changes.min-sizes: '500%' is above 100%");
    assertMistake("changes: {weeks: 99999}", "changes.weeks: 99999 is above 520");
    assertMistake("changes: {min-points: 1000}", "changes.min-points: 1000 is above 100");
    assertMistake("changes: {watched-since: soon}", "'soon' is not a date (2025-07-03)");
    assertMistake("changes: {weeks: 0}", "changes.weeks: 0 is below 1");
    assertMistake("changes: {together: 2025-07-03}", "'2025-07-03' is no duration (2d, 48h)");
    assertMistake(
        "changes: {worse: {a: left}}", "changes.worse: 'left' is not one of up, down, neither");
    assertMistake("report: {compare-url: x}", "report.compare-url: 'x' is no http(s) address");
  }

  @Test
  void anAcknowledgementNeedsAReason() throws IOException {
    Files.writeString(folder.resolve("acks.yaml"), "acks: [{metric: p95, date: 2025-07-03}]");

    assertMistake(
        "report: {acks: acks.yaml}", "acks.yaml: acks[0]: needs a metric, a date and a reason");
  }

  private void assertMistake(String yaml, String message) {
    UsageException mistake = assertThrows(UsageException.class, () -> rules(yaml));
    assertThat(mistake.getMessage(), endsWith(message));
  }

  private ChangeRules rules(String yaml) throws IOException {
    Path definition = folder.resolve("lane.yaml");
    Files.writeString(
        definition,
        "lane: lane\nsource: {root: logs, jobs: [job]}\nresources: {vm: {spec: none}}\n" + yaml);
    return Definition.read(definition.toString(), null).changes();
  }
}
