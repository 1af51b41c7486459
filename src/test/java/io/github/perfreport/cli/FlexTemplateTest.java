package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.dataflow.model.ParameterMetadata;
import com.google.api.services.dataflow.model.TemplateMetadata;
import io.github.perfreport.pipeline.ReportPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlexTemplateTest {

  /** The kinds that Google documents for templates, of those this template may have use for. */
  private static final Set<String> KINDS =
      Set.of("TEXT", "GCS_READ_FILE", "GCS_WRITE_FILE", "GCS_READ_FOLDER", "GCS_WRITE_FOLDER");

  @TempDir private Path folder;

  @Test
  void parametersAreTheRunCommandsArgumentsAndWhatIsLeftIsBeams() {
    assertThat(
        FlexTemplate.command(
            "--definitions=gs://b/a.yaml, gs://b/c.yaml",
            "--output=gs://b/out",
            "--noFetch=true",
            "--refetch=false",
            "--credentialsFile=/key.json",
            "--runner=DataflowRunner",
            "--tempLocation=gs://b/a=b"),
        arrayContaining(
            "run",
            "gs://b/a.yaml",
            "gs://b/c.yaml",
            "--output=gs://b/out",
            "--no-fetch=true",
            "--refetch=false",
            "--credentials-file=/key.json",
            "--runner=DataflowRunner",
            "--tempLocation=gs://b/a=b"));
  }

  @Test
  void aSwitchIsOnOrOffAsItsParameterSays() {
    String definition =
        io.github.perfreport.testing.RunFiles.write(
                folder.resolve("lane.yaml"),
                "lane: lane\nsource: {root: gs://b/logs, jobs: [job]}\n"
                    + "resources: {vmi: {spec: none}}\n")
            .toString();

    assertThat(plan(definition, "--noFetch=true").steps().size(), is(3));
    assertThat(plan(definition, "--noFetch=false").steps().size(), is(4));
    assertThat(plan(definition, "--refetch=true").refetch(), is(true));
    assertThat(plan(definition, "--refetch=false").refetch(), is(false));
  }

  private static ReportPlan plan(String definition, String parameter) {
    String[] command = FlexTemplate.command("--definitions=" + definition, parameter);
    return Plans.plan(
        new RunCommand(), List.of(command).subList(1, command.length).toArray(new String[0]));
  }

  @Test
  void theMetadataHasEveryParameterThatTheProgramTakesAndNoOther() throws IOException {
    List<String> taken = new ArrayList<>(FlexTemplate.flags().keySet());
    taken.add(FlexTemplate.DEFINITIONS);

    List<String> told = new ArrayList<>();
    metadata().path("parameters").forEach(parameter -> told.add(parameter.path("name").asText()));

    assertThat(told, containsInAnyOrder(taken.toArray()));
  }

  @Test
  void theMetadataHasTheShapeThatTheServiceReads() throws IOException {
    JsonNode metadata = metadata();
    assertThat(keys(metadata), everyItem(is(in(new TemplateMetadata().getClassInfo().getNames()))));
    assertThat(metadata.path("name").asText(), is(not(emptyOrNullString())));
    assertThat(metadata.path("description").asText(), is(not(emptyOrNullString())));
    for (JsonNode parameter : metadata.path("parameters")) {
      String name = parameter.path("name").asText();
      assertThat(
          keys(parameter), everyItem(is(in(new ParameterMetadata().getClassInfo().getNames()))));
      assertThat(name, matchesPattern("[a-z][A-Za-z]*"));
      assertThat(name, parameter.path("label").asText(), is(not(emptyOrNullString())));
      assertThat(name, parameter.path("helpText").asText(), is(not(emptyOrNullString())));
      assertThat(name, parameter.path("paramType").asText(), is(in(KINDS)));
      assertThat(
          name, parameter.path("isOptional").asBoolean(false), is(!name.equals("definitions")));
    }
  }

  @Test
  void theMetadatasPatternsTakeWhatTheyShould() throws IOException {
    Map<String, List<String>> good =
        Map.of(
            "definitions", List.of("gs://b/a.yaml", "gs://b/a.yaml,gs://b/c.yaml"),
            "output", List.of("gs://b/out"),
            "noFetch", List.of("true", "false"),
            "refetch", List.of("true", "false"),
            "dryRun", List.of("true", "false"),
            "since", List.of("2026-03-30", "168h"),
            "until", List.of("2026-03-30", "7d"),
            "now", List.of("2026-03-30", "2026-03-30T12:00:00Z", "7d"),
            "credentialsFile", List.of("/key.json"),
            "release", List.of("gs://b/releases/v1-5.yaml"));
    for (JsonNode parameter : metadata().path("parameters")) {
      Pattern pattern = Pattern.compile(parameter.at("/regexes/0").asText());
      String name = parameter.path("name").asText();
      for (String value : good.get(name)) {
        assertThat(name + "=" + value, pattern.matcher(value).matches(), is(true));
      }
      assertThat(name, pattern.matcher("output").matches(), is(false));
    }
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static JsonNode metadata() throws IOException {
    return new ObjectMapper().readTree(Path.of("scripts/dataflow/metadata.json").toFile());
  }
}
