package io.github.perfreport.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.github.perfreport.definition.OutputSource.Combine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The entries of {@code from}, and the keys that a resource has for all of them. */
final class OutputSourceYaml {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String key;
  private final OutputSource defaults;

  /** The keys of an entry that is a map. */
  record EntryYaml(
      String files,
      String log,
      LinkedHashMap<String, JsonNode> take,
      LinkedHashMap<String, JsonNode> leave,
      String name,
      String combine) {}

  /**
   * Takes the keys that hold for all entries.
   *
   * @param key the file and the resource's key, for errors
   * @throws UsageException if one says something that can't be
   */
  OutputSourceYaml(String key, EntryYaml ofResource) {
    this.key = key;
    this.defaults = source(OutputSource.OWN_LOG, ofResource);
  }

  /**
   * The alternatives, each with its sources.
   *
   * @throws UsageException if an entry says something that can't be; the message names it
   */
  List<List<OutputSource>> alternatives(JsonNode from) {
    if (from == null || from.isNull()) {
      return List.of(List.of(defaults));
    }
    check(from.isArray() && !from.isEmpty(), ".from: needs a list of places");
    List<List<OutputSource>> alternatives = new ArrayList<>();
    from.forEach(entry -> alternatives.add(union(entry)));
    return alternatives;
  }

  private List<OutputSource> union(JsonNode entry) {
    if (!entry.isArray()) {
      return List.of(source(entry));
    }
    check(!entry.isEmpty(), ".from: a list within the list is empty");
    List<OutputSource> sources = new ArrayList<>();
    entry.forEach(one -> sources.add(source(one)));
    return sources;
  }

  private OutputSource source(JsonNode entry) {
    if (entry.isTextual()) {
      return entry.textValue().equals(OutputSource.LOG)
          ? defaults
          : defaults.at(path(entry.textValue()), false);
    }
    check(entry.isObject(), ".from: " + entry + " is neither a path nor a map");
    EntryYaml yaml = entry(entry);
    check(
        yaml.files() == null || yaml.log() == null,
        ".from: an entry has either 'files' or 'log', not both");
    OutputSource where = defaults;
    if (yaml.files() != null) {
      where = defaults.at(path(yaml.files()), false);
    } else if (yaml.log() != null) {
      where = defaults.at(path(yaml.log()), true);
    }
    return source(where, yaml);
  }

  private EntryYaml entry(JsonNode entry) {
    try {
      return JSON.treeToValue(entry, EntryYaml.class);
    } catch (UnrecognizedPropertyException e) {
      throw mistake(
          ".from: an entry has no key '"
              + e.getPropertyName()
              + "'; it has files, log, take, leave, name, combine");
    } catch (JsonProcessingException e) {
      throw mistake(".from: " + entry + " has the wrong shape");
    }
  }

  private OutputSource source(OutputSource where, EntryYaml yaml) {
    return new OutputSource(
        where.path(),
        where.isLog(),
        yaml.take() == null ? where.take() : values("take", yaml.take()),
        yaml.leave() == null ? where.leave() : values("leave", yaml.leave()),
        yaml.name() == null ? where.name() : yaml.name(),
        yaml.combine() == null ? where.combine() : combine(yaml.combine()));
  }

  private String path(String path) {
    check(
        Definition.isBelow(path.replace('*', 'x')),
        ".from: '" + path + "' is no path below a run's folder");
    for (String part : path.split("/", -1)) {
      check(
          part.equals("**") || !part.contains("**"),
          ".from: '" + path + "': ** stands for whole folders, so it is a part of its own");
    }
    check(!path.endsWith("**"), ".from: '" + path + "': no file's name follows **");
    return path;
  }

  private Map<String, List<String>> values(String name, Map<String, JsonNode> fields) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    fields.forEach((field, value) -> values.put(field, texts(name + "." + field, value)));
    return values;
  }

  private List<String> texts(String name, JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> texts.add(element.asText()));
    } else {
      texts.add(value.asText());
    }
    check(!texts.isEmpty() && !value.isObject(), "." + name + ": needs a text or a list of texts");
    return texts;
  }

  private Combine combine(String text) {
    List<String> names =
        Arrays.stream(Combine.values())
            .map(combine -> combine.name().toLowerCase(Locale.ROOT))
            .toList();
    check(
        names.contains(text), ".combine: '" + text + "' is not one of " + String.join(", ", names));
    return Combine.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private void check(boolean condition, String what) {
    if (!condition) {
      throw mistake(what);
    }
  }

  private UsageException mistake(String what) {
    return new UsageException(key + what);
  }
}
