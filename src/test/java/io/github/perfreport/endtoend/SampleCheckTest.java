package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.perfreport.cli.Program;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples have a regression in each lane, made by their generator on these days. */
class SampleCheckTest {

  /** The day after the samples' newest run. */
  private static final String NOW = "2026-03-30";

  private static final String IS_KNOWN = "  if it is known: ";

  @TempDir private Path folder;

  @BeforeEach
  void copyTheArchive() throws IOException {
    Path from = SampleRun.get().output().resolve("results");
    for (Path result : results(from)) {
      write(folder.resolve("results").resolve(from.relativize(result)), Written.text(result));
    }
  }

  @Test
  void theRegressionsAreFound() {
    Program.Outcome checked = check(Samples.get().definition(), Samples.get().densityDefinition());

    assertThat(checked.code(), is(3));
    assertThat(
        checked.out(), containsString("2026-03-04 sample-performance: PATCH-pods-count of vmi"));
    assertThat(checked.out(), containsString("2026-03-06 sample-density: LIST-nodes-count of vmi"));
  }

  @Test
  void acknowledgedAsToldTheyPass() throws IOException {
    List<String> acks =
        check(Samples.get().definition())
            .out()
            .lines()
            .filter(line -> line.startsWith(IS_KNOWN))
            .map(line -> line.substring(IS_KNOWN.length()))
            .toList();
    Path acknowledged = folder.resolve("pipelines/sample.yaml");
    write(
        acknowledged,
        Written.text(Path.of(Samples.get().definition()))
            .replace("  markers: markers/sample.yaml", "  acks: acks.yaml"));
    write(acknowledged.resolveSibling("acks.yaml"), "acks:\n" + String.join("\n", acks) + "\n");

    Program.Outcome checked = check(acknowledged.toString());

    assertThat(acks, hasSize(4));
    assertThat(checked.out(), checked.code(), is(0));
  }

  @Test
  void inAnotherOrderOfRunsTheSameNumbersPass() throws IOException {
    shuffle("VMIResult", new Random(7));
    shuffle("VMResult", new Random(8));

    Program.Outcome checked = check(Samples.get().definition());

    assertThat(checked.out(), checked.code(), is(0));
  }

  /** Deals the blocks of a resource out anew among the runs of the lane. */
  private void shuffle(String resource, Random random) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Path> files = new ArrayList<>(results(folder.resolve("results")));
    files.removeIf(file -> file.toString().contains(Samples.DENSITY));
    List<ObjectNode> runs = new ArrayList<>();
    for (Path file : files) {
      runs.add((ObjectNode) json.readTree(file.toFile()));
    }
    List<Object> blocks =
        runs.stream()
            .map(run -> run.get(resource))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(blocks, random);
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).putPOJO(resource, blocks.get(i));
      write(files.get(i), runs.get(i).toString());
    }
  }

  private static List<Path> results(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith("results.json")).sorted().toList();
    }
  }

  private Program.Outcome check(String... definitions) {
    List<String> args = new ArrayList<>(List.of("check"));
    args.addAll(List.of(definitions));
    args.addAll(List.of("--output", folder.toString(), "--now", NOW));
    return Program.run(args.toArray(new String[0]));
  }
}
