package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesCommandTest {

  private static final String STEP = "[1,2,1,2,1,2,1,2,1,2,1,2,9,8,9,8,9,8,9,8,9,8,9,8]";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void eachLineHasItsAnswerInOrder() throws IOException {
    int code =
        changes(
            "{\"id\": \"b\", \"values\": "
                + STEP
                + ", \"kind\": \"single\"}\n\n"
                + "{\"values\": [], \"id\": 7}\n");

    assertThat(out.toString(), is("{\"id\":\"b\",\"changes\":[12]}\n{\"id\":7,\"changes\":[]}\n"));
    assertThat(code, is(ExitCode.WELL));
  }

  @Test
  void nullAndNanAreMissing() throws IOException {
    changes("{\"id\": \"a\", \"values\": " + STEP.replace("[1,", "[null,NaN,1,") + "}");

    assertThat(out.toString(), is("{\"id\":\"a\",\"changes\":[14]}\n"));
  }

  @Test
  void whatIsNoSeriesIsSaidWithItsLine() throws IOException {
    assertMistake("[1]", "series.jsonl:2: is not a JSON object");
    assertMistake("{\"id\": 1", "series.jsonl:2: not JSON: Unexpected end-of-input");
    assertMistake("{\"values\": []}", "series.jsonl:2: \"id\" is missing");
    assertMistake("{\"id\": 1, \"values\": 3}", "series.jsonl:2: \"values\" is not a list");
    assertMistake(
        "{\"id\": 1, \"values\": [1, \"x\"]}",
        "series.jsonl:2: \"values\"[1] is neither a number nor null");
  }

  @Test
  void aFileThatIsNotThereIsAMistake() {
    assertThat(run(folder.resolve("none.jsonl")), is(ExitCode.USAGE));
    assertThat(err.toString(), containsString("none.jsonl: no such file"));
  }

  private void assertMistake(String line, String message) throws IOException {
    assertThat(changes("{\"id\": 1, \"values\": []}\n" + line + "\n"), is(ExitCode.USAGE));
    assertThat(err.toString(), containsString(message));
  }

  private int changes(String lines) throws IOException {
    return run(Files.writeString(folder.resolve("series.jsonl"), lines));
  }

  private int run(Path file) {
    return RootCommand.execute(
        new PrintWriter(out), new PrintWriter(err), false, "changes", file.toString());
  }
}
