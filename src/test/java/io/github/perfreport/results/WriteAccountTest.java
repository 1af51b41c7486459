package io.github.perfreport.results;

import static io.github.perfreport.testing.LaneBuilder.lane;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.model.Refusal;
import io.github.perfreport.model.RunOutcome;
import io.github.perfreport.model.RunOutcome.Kind;
import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class WriteAccountTest {

  @TempDir private Path output;

  @Test
  void theAccountHoldsEachRunAndHowManyThereAreOfEachKind(TestPipeline pipeline) {
    RunOutcome parsed =
        new RunOutcome(
            "lane",
            "job",
            "1",
            "logs/job/1",
            Kind.PARSED,
            "SUCCESS",
            new TreeMap<>(Map.of("vmi", "log")),
            List.of());
    RunOutcome refused =
        new RunOutcome(
            "lane",
            "job",
            "2",
            "logs/job/2",
            Kind.REFUSED,
            null,
            new TreeMap<>(),
            List.of(new Refusal("build-log.txt", "cut short", "{ \"Val\u0000ues\"")));
    write(pipeline, List.of(lane("lane").output(output).build()), List.of(refused, parsed));

    assertThat(
        Written.text(output.resolve("run-report.json")),
        is(
            """
            {
              "Lanes": {
                "lane": {
                  "job": {
                    "listed": 2,
                    "parsed": 1,
                    "null": 0,
                    "refused": 1,
                    "running": 0,
                    "Resources": {
                      "vmi": 1
                    }
                  }
                }
              },
              "Runs": [
                {
                  "Lane": "lane",
                  "Job": "job",
                  "Run": "1",
                  "Folder": "logs/job/1",
                  "Outcome": "parsed",
                  "RunState": "SUCCESS",
                  "Sources": {
                    "vmi": "log"
                  },
                  "Refused": []
                },
                {
                  "Lane": "lane",
                  "Job": "job",
                  "Run": "2",
                  "Folder": "logs/job/2",
                  "Outcome": "refused",
                  "RunState": null,
                  "Sources": {},
                  "Refused": [
                    {
                      "Place": "build-log.txt",
                      "Reason": "cut short",
                      "Excerpt": "{ \\"Val ues\\""
                    }
                  ]
                }
              ]
            }
            """));
  }

  @Test
  void theAccountIsWrittenEvenIfThereWasNoRun(TestPipeline pipeline) {
    Path other = output.resolve("other");
    write(
        pipeline,
        List.of(lane("lane").output(output).build(), lane("second").output(other).build()),
        List.of());

    assertThat(
        Written.text(output.resolve("run-report.json")),
        is("{\n  \"Lanes\": {\n    \"lane\": {}\n  },\n  \"Runs\": []\n}\n"));
    assertThat(
        Written.text(other.resolve("run-report.json")),
        is("{\n  \"Lanes\": {\n    \"second\": {}\n  },\n  \"Runs\": []\n}\n"));
  }

  @Test
  void lanesThatShareAFolderShareTheAccount(TestPipeline pipeline) {
    List<Lane> lanes = List.of(lane("b").output(output).build(), lane("a").output(output).build());
    write(pipeline, lanes, List.of(outcome("b", "1"), outcome("a", "2")));

    assertThat(
        Written.text(output.resolve("run-report.json"))
            .lines()
            .filter(line -> line.contains("\"Lane\"") || line.contains("\"Run\""))
            .map(String::strip)
            .toList(),
        is(List.of("\"Lane\": \"a\",", "\"Run\": \"2\",", "\"Lane\": \"b\",", "\"Run\": \"1\",")));
  }

  @Test
  void theOrderOfArrivalChangesNoByte(TestPipeline pipeline) {
    List<Lane> lanes = List.of(lane("lane").output(output).build());
    List<RunOutcome> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(outcome("lane", Integer.toString(i)));
    }
    write(pipeline, lanes, rows);
    String first = Written.text(output.resolve("run-report.json"));

    Collections.reverse(rows);
    write(TestPipeline.create().enableAbandonedNodeEnforcement(false), lanes, rows);

    assertThat(Written.text(output.resolve("run-report.json")), is(first));
  }

  @Test
  void rowsOfAllStretchesStandInTheOrderOfTheirIds(TestPipeline pipeline) {
    List<String> ids = List.of("2038", "1999", "203", "2041", "9", "1", "20");
    write(
        pipeline,
        List.of(lane("lane").output(output).build()),
        ids.stream().map(id -> outcome("lane", id)).toList());

    assertThat(runs(), is(List.of("1", "1999", "20", "203", "2038", "2041", "9")));
  }

  @Test
  void anAccountThatBreaksOffKeepsItsFirstRows(TestPipeline pipeline) throws IOException {
    Lane first = lane("first").output(output).build();
    write(pipeline, List.of(first), List.of(outcome("first", "1"), outcome("first", "2")));
    String whole = Written.text(output.resolve("run-report.json"));
    Files.writeString(
        output.resolve("run-report.json"), whole.substring(0, whole.lastIndexOf("\"Outcome\"")));

    Lane second = lane("second").output(output).build();
    write(newPipeline(), List.of(second), List.of(outcome("second", "3")));

    assertThat(runs(), is(List.of("1", "3")));
  }

  @Test
  void whatAnEarlierRunWroteOfOtherLanesStays(TestPipeline pipeline) {
    Lane first = lane("first").output(output).build();
    Lane second = lane("second").output(output).build();
    write(pipeline, List.of(first, second), List.of(outcome("first", "1"), outcome("second", "2")));
    String both = Written.text(output.resolve("run-report.json"));

    write(newPipeline(), List.of(second), List.of(outcome("second", "2")));
    assertThat(Written.text(output.resolve("run-report.json")), is(both));

    write(newPipeline(), List.of(first), List.of());
    assertThat(runs(), is(List.of("2")));
  }

  @Test
  void aBrokenAccountIsWrittenAnew(TestPipeline pipeline) throws IOException {
    Files.createDirectories(output);
    Files.writeString(output.resolve("run-report.json"), "{\"Lanes\": {\"other\"");

    write(pipeline, List.of(lane("lane").output(output).build()), List.of());

    assertThat(
        Written.text(output.resolve("run-report.json")),
        is("{\n  \"Lanes\": {\n    \"lane\": {}\n  },\n  \"Runs\": []\n}\n"));
  }

  private List<String> runs() {
    try {
      JsonNode account = new ObjectMapper().readTree(output.resolve("run-report.json").toFile());
      return account.path("Runs").findValuesAsText("Run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestPipeline newPipeline() {
    return TestPipeline.create().enableAbandonedNodeEnforcement(false);
  }

  private static RunOutcome outcome(String lane, String id) {
    return RunOutcome.of(lane, "job", id, "logs/job/" + id, Kind.NULL, List.of());
  }

  private static void write(TestPipeline pipeline, List<Lane> lanes, List<RunOutcome> rows) {
    pipeline
        .apply(Create.of(rows).withCoder(SerializableCoder.of(RunOutcome.class)))
        .apply(WriteAccount.of(lanes));
    pipeline.run().waitUntilFinish();
  }
}
