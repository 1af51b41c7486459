package io.github.perfreport.endtoend;

import static io.github.perfreport.testing.RunFiles.write;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.perfreport.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts/dataflow.sh calls; the launcher and gcloud here only say what they were given. */
class DataflowScriptTest {

  private static final Map<String, String> SET = Map.of("PROJECT", "p", "BUCKET", "b");

  @TempDir private Path folder;

  @BeforeEach
  void makeCheckout() throws IOException {
    write(folder.resolve("scripts/dataflow.sh"), Written.text(Path.of("scripts/dataflow.sh")));
    for (String program :
        List.of(
            "scripts/dataflow.sh", "scripts/perf-report-creator", "scripts/build", "bin/gcloud")) {
      Path file = folder.resolve(program);
      if (!Files.exists(file)) {
        write(file, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
      }
      assertThat(file.toFile().setExecutable(true), is(true));
    }
    for (String jar : List.of("lib/a.jar", "lib-cloud/b.jar", "lib-dataflow/c.jar")) {
      write(folder.resolve("target/dist").resolve(jar), "");
    }
  }

  @Test
  void submitRunsTheDefinitions() throws Exception {
    assertThat(
        call(SET, 0, "submit", "a b.yaml", "--maxNumWorkers=5").lines().toList(),
        contains(
            "run",
            "--runner=DataflowRunner",
            "--project=p",
            "--region=us-central1",
            "--tempLocation=gs://b/tmp",
            "a b.yaml",
            "--maxNumWorkers=5"));
  }

  @Test
  void templateMakesOneOfThem() throws Exception {
    assertThat(
        call(
                Map.of("PROJECT", "p", "BUCKET", "b", "REGION", "r"),
                0,
                "template",
                "gs://b/t",
                "a.yaml")
            .lines()
            .toList(),
        contains(
            "run",
            "--runner=DataflowRunner",
            "--project=p",
            "--region=r",
            "--tempLocation=gs://b/tmp",
            "--templateLocation=gs://b/t",
            "a.yaml"));
  }

  @Test
  void flexGivesGcloudTheProgramWithItsLibrariesAndTheParameters() throws Exception {
    assertThat(
        call(SET, 0, "flex", "gs://b/spec.json", "registry/image:1").lines().toList(),
        hasItems(
            "gs://b/spec.json",
            "--image-gcr-path=registry/image:1",
            "--metadata-file=" + folder.toRealPath() + "/scripts/dataflow/metadata.json",
            "--env=FLEX_TEMPLATE_JAVA_MAIN_CLASS=io.github.perfreport.cli.FlexTemplate",
            "--jar=" + folder.toRealPath() + "/target/dist/lib/a.jar",
            "--jar=" + folder.toRealPath() + "/target/dist/lib-cloud/b.jar",
            "--jar=" + folder.toRealPath() + "/target/dist/lib-dataflow/c.jar"));
  }

  @Test
  void aMistakeIsOneLineAndExitsWithTwo() throws Exception {
    assertThat(call(SET, 0, "--help"), startsWith("usage: "));
    assertThat(call(SET, 2), startsWith("usage: "));
    assertThat(call(SET, 2, "frobnicate"), startsWith("usage: "));
    assertThat(call(SET, 2, "submit"), containsString("submit needs a definition"));
    assertThat(call(SET, 2, "template", "gs://b/t"), containsString("template needs"));
    assertThat(call(SET, 2, "flex", "gs://b/t"), containsString("flex needs"));
    assertThat(
        call(Map.of("BUCKET", "b"), 2, "submit", "a.yaml"),
        is("dataflow.sh: PROJECT is not set\n"));
    assertThat(
        call(Map.of("PROJECT", "p"), 2, "submit", "a.yaml"),
        is("dataflow.sh: BUCKET is not set\n"));
  }

  private String call(Map<String, String> environment, int code, String... args) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(folder.resolve("scripts/dataflow.sh").toString()),
                        Stream.of(args))
                    .toList())
            .redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("PROJECT", "BUCKET", "REGION"));
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", folder + "/bin:", (path, bin) -> bin + path);
    Process process = builder.start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(said, process.waitFor(), is(code));
    return said;
  }
}
