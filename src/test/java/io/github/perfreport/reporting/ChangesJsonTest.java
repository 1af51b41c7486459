package io.github.perfreport.reporting;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.perfreport.model.LaneChanges;
import io.github.perfreport.storage.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesJsonTest {

  private static final RunLinks LINKS =
      new RunLinks("https://prow.example/{job}/{run}", "https://example.org/{good}...{bad}");

  /** A run equals another of the same job and id, so that only texts show all that was read. */
  @Property(tries = 300)
  void whatIsWrittenReadsBackTheSame(@ForAll long seed) throws IOException {
    LaneChanges changes = new RandomChanges(seed).lane();

    byte[] written = ChangesJson.write(changes, LINKS);
    LaneChanges read = ChangesJson.read(written);

    assertThat(read.toString(), is(changes.toString()));
    assertThat(text(ChangesJson.write(read, LINKS)), is(text(written)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"Lane\": \"a-lane\",         |                             | \"Lane\" is missing",
        "\"Week\": \"2026-02-23\"      | \"Week\": \"last week\"     | \"Week\" can't be last week",
        "\"UsualInterval\": \"PT6H\"   | \"UsualInterval\": \"6 h\"  | \"UsualInterval\" can't be 6 h",
        "\"Runs\": 3                   | \"Runs\": \"three\"         | \"Runs\" can't be \"three\"",
        "\"Runs\": 3                   | \"Runs\": 3.5               | \"Runs\" can't be 3.5",
        "\"Threshold\": 2.5            | \"Threshold\": null         | \"Threshold\" can't be null",
        "\"Events\": []                | \"Events\": {\"Changes\":1} | \"Events\" can't be {\"Changes\":1}",
        "\"Events\": []                | \"Events\": [{}]            | an event has no \"Changes\"",
        "\"Kind\": \"gap\"             | \"Kind\": \"hole\"          | \"Kind\" can't be hole",
        "\"Job\": \"a-job\"            | \"Job\": null               | \"Job\" can't be null",
        "\"Events\": []                | \"Events\": [               | line 4: Unexpected character",
      })
  void aBrokenFileIsToldInOneLine(String right, String wrong, String message, @TempDir Path folder)
      throws IOException {
    assertThat(FILE, containsString(right));
    Path file = folder.resolve(Layout.nameOf(Layout.changes("x")));
    Files.writeString(file, FILE.replace(right, wrong == null ? "" : wrong));

    IOException failure =
        assertThrows(IOException.class, () -> ChangesFile.read(folder.toString()));

    assertThat(failure.getMessage(), containsString(file + ": is not a changes.json: " + message));
    assertThat(failure.getMessage(), not(containsString("\n")));
  }

  private static final String FILE =
      """
      {"Lane": "a-lane", "Week": "2026-02-23", "UsualInterval": "PT6H",
       "WatchedSince": "2026-01-01T00:00:00Z", "Newest": {"Job": "a-job", "Run": "1", "Date":
       "2026-02-24T00:00:00Z"}, "Resources": [], "Drifts": [],
       "Events": [],
       "Exceeded": [{"Lane": "a-lane", "Resource": "vmi", "Metric": "calls", "Value": 3,
       "Threshold": 2.5, "RunsAbove": 3, "Runs": 3, "Newest": {"Job": "a-job", "Run": "1", "Date":
       "2026-02-24T00:00:00Z"}}], "Missing": [{"Kind": "gap", "Name": "a-job", "From":
       "2026-02-23T00:00:00Z", "To": "2026-02-24T00:00:00Z"}]}
      """;

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
