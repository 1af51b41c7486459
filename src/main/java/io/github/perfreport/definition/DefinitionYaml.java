package io.github.perfreport.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.perfreport.storage.Folder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The unchecked keys of a definition's YAML. */
record DefinitionYaml(
    String lane,
    SourceYaml source,
    LinkedHashMap<String, ResourceYaml> resources,
    LinkedHashMap<String, List<String>> metrics,
    @JsonProperty("metric-groups") List<MetricGroupsYaml.GroupYaml> metricGroups,
    ReportYaml report,
    ChangeRulesYaml changes,
    String output) {

  /** The prefix of paths of files that are included in the program. */
  static final String CLASS_PATH = "classpath:/";

  record SourceYaml(String root, List<String> jobs, String since, String until, String layout) {}

  record ResourceYaml(
      String spec,
      String artifact,
      List<String> artifacts,
      List<String> only,
      String format,
      JsonNode from,
      LinkedHashMap<String, JsonNode> take,
      LinkedHashMap<String, JsonNode> leave,
      String name,
      String combine,
      JsonNode better,
      String zero,
      ValueRuleYaml.RangeYaml range,
      JsonNode each,
      JsonNode id,
      JsonNode value,
      JsonNode unit,
      JsonNode pattern) {

    /** The present keys that only a resource with a format may have. */
    List<String> keysOfFormats() {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("from", from);
      keys.put("take", take);
      keys.put("leave", leave);
      keys.put("name", name);
      keys.put("combine", combine);
      keys.put("better", better);
      keys.put("zero", zero);
      keys.put("range", range);
      keys.put("each", each);
      keys.put("id", id);
      keys.put("value", value);
      keys.put("unit", unit);
      keys.put("pattern", pattern);
      keys.values().removeIf(Objects::isNull);
      return List.copyOf(keys.keySet());
    }
  }

  record ReportYaml(
      String since,
      String markers,
      String acks,
      boolean png,
      @JsonProperty("run-url") String runUrl,
      @JsonProperty("compare-url") String compareUrl,
      String bigquery) {}

  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * Reads YAML into a value of a type.
   *
   * @param place the file's name, for errors
   * @throws UsageException if it can't be read, or has a key that the type lacks
   */
  static <T> T read(String place, InputStream yaml, Class<T> type) {
    byte[] text = bytes(place, yaml);
    try {
      T value = YAML.readerFor(type).readValue(text);
      if (value == null) {
        throw new UsageException(place + ": is empty");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw new UsageException(
          place
              + ": "
              + keys(e)
              + "unknown key '"
              + e.getPropertyName()
              + "' on line "
              + lineOf(text, e)
              + DidYouMean.among(e.getPropertyName(), known(e))
              + "; known: "
              + String.join(", ", known(e)),
          e);
    } catch (JsonMappingException e) {
      if (e.getPath().isEmpty() && e.getOriginalMessage().startsWith("No content")) {
        throw new UsageException(place + ": is empty", e);
      }
      throw new UsageException(at(place, e) + ": " + keys(e) + firstLine(e), e);
    } catch (JsonProcessingException e) {
      throw new UsageException(at(place, e) + ": not YAML: " + firstLine(e), e);
    } catch (IOException e) {
      throw new UsageException(place + ": can't be read: " + e.getMessage(), e);
    }
  }

  private static SortedSet<String> known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream()
        .map(Object::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static byte[] bytes(String place, InputStream yaml) {
    try {
      return yaml.readAllBytes();
    } catch (IOException e) {
      throw new UsageException(place + ": can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * The line of an unknown key. The mapper reports the key only after the map around it has ended.
   */
  private static int lineOf(byte[] text, UnrecognizedPropertyException unknown) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference part : unknown.getPath()) {
      path.append('/').append(part.getFieldName() == null ? part.getIndex() : part.getFieldName());
    }
    try (JsonParser yaml = YAML.createParser(text)) {
      while (yaml.nextToken() != null) {
        String here = yaml.getParsingContext().pathAsPointer().toString();
        if (yaml.currentToken() == JsonToken.FIELD_NAME && here.contentEquals(path)) {
          return yaml.getTokenLocation().getLineNr();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the text was read a moment ago
    }
    return unknown.getLocation().getLineNr();
  }

  /** Reads a file of YAML, on disk or in a bucket. */
  static <T> T read(String path, Class<T> type) {
    if (Folder.isLocal(path) && Folder.canBeListed(path)) {
      throw new UsageException(path + ": is a folder, not a file");
    }
    try (InputStream yaml = open(path)) {
      return read(path, yaml, type);
    } catch (NoSuchFileException e) {
      throw new UsageException(path + ": no such file", e);
    } catch (IOException e) {
      throw new UsageException(path + ": can't be read: " + e.getMessage(), e);
    }
  }

  private static InputStream open(String path) throws IOException {
    if (!path.startsWith(CLASS_PATH)) {
      return Folder.open(path);
    }
    String name = path.substring(CLASS_PATH.length() - 1);
    InputStream carried = DefinitionYaml.class.getResourceAsStream(name);
    if (carried == null) {
      throw new NoSuchFileException(path);
    }
    return carried;
  }

  private static String at(String place, JsonProcessingException e) {
    return e.getLocation() == null ? place : place + ":" + e.getLocation().getLineNr();
  }

  private static String keys(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(
                key -> key.getFieldName() == null ? "[" + key.getIndex() + "]" : key.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String firstLine(JsonProcessingException e) {
    String line = e.getOriginalMessage().lines().findFirst().orElse("");
    return line.startsWith("Cannot ")
        ? "has the wrong shape (a map, a list or a text is expected)"
        : line;
  }

  Map<String, List<String>> metricsOrNone() {
    return metrics == null ? Map.of() : metrics;
  }
}
