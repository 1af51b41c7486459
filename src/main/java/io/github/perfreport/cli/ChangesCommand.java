package io.github.perfreport.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.perfreport.definition.UsageException;
import io.github.perfreport.detect.ChangeDetector;
import io.github.perfreport.storage.Folder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Runs the change detector on any series. It reads one line and writes one line, so a file of any
 * size works.
 */
@Command(
    name = "changes",
    description = {
      "Find where the level of each series of a file moved.",
      "In: a line {\"id\": …, \"values\": [1, 2.5, null, …]} for each series, in time order.",
      "Out: a line {\"id\": …, \"changes\": [index of the first point of a new level, …]} for each."
    },
    mixinStandardHelpOptions = true)
final class ChangesCommand implements Callable<Integer> {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @ParentCommand private RootCommand root;

  @Parameters(
      paramLabel = "SERIES.jsonl",
      description = "The file, on disk or in a bucket; - for standard input.")
  private String file;

  private final ChangeDetector detector = new ChangeDetector();

  @Override
  public Integer call() {
    if (Folder.isLocal(file) && Folder.canBeListed(file)) {
      throw new UsageException(file + ": is a folder, not a file");
    }
    try (InputStream in = file.equals("-") ? System.in : Folder.open(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          root.console().say(answer(line, file + ":" + number));
        }
      }
      return ExitCode.WELL;
    } catch (NoSuchFileException e) {
      throw new UsageException(file + ": no such file", e);
    } catch (IOException e) {
      throw new UsageException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  private String answer(String line, String place) throws JsonProcessingException {
    JsonNode series = parse(line, place);
    check(series.isObject(), place, "is not a JSON object");
    check(series.path("id").isValueNode(), place, "\"id\" is missing");
    check(series.path("values").isArray(), place, "\"values\" is not a list");
    ObjectNode answer = JSON.createObjectNode();
    answer.set("id", series.get("id"));
    detector.indexes(values(series.get("values"), place)).forEach(answer.putArray("changes")::add);
    return JSON.writeValueAsString(answer);
  }

  private static JsonNode parse(String line, String place) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new UsageException(place + ": not JSON: " + reason, e);
    }
  }

  private static double[] values(JsonNode list, String place) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode value = list.get(i);
      check(
          value.isNumber() || value.isNull(),
          place,
          "\"values\"[" + i + "] is neither a number nor null");
      values[i] = value.isNull() ? Double.NaN : value.doubleValue();
    }
    return values;
  }

  private static void check(boolean condition, String place, String reason) {
    if (!condition) {
      throw new UsageException(place + ": " + reason);
    }
  }
}
