package io.github.perfreport.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads any JSON, by a preset for a known tool or by a definition's JSON pointers. */
final class JsonFormat implements LogFormat {

  private static final Map<String, Supplier<JsonShape>> PRESETS = shapes();

  @Override
  public String name() {
    return "json";
  }

  @Override
  public List<String> presets() {
    return List.copyOf(PRESETS.keySet());
  }

  @Override
  public Set<String> keys() {
    return JsonPointers.KEYS;
  }

  @Override
  public List<String> fields() {
    return List.of("group", "name", "params", "param.<name>", "direction", "stat", "unit");
  }

  @Override
  public String nameTemplate() {
    return "{group}/{name}/{params}/{direction}-{stat}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    if (settings.preset().isEmpty()) {
      JsonPointers pointers = JsonPointers.of(settings.keys());
      return new JsonReader(() -> new PointedJson(pointers), settings);
    }
    Supplier<JsonShape> shape = PRESETS.get(settings.preset());
    if (shape == null) {
      throw new IllegalArgumentException(
          "json has no preset '" + settings.preset() + "'; there are " + PRESETS.keySet());
    }
    return new JsonReader(shape, settings);
  }

  private static Map<String, Supplier<JsonShape>> shapes() {
    Map<String, Supplier<JsonShape>> presets = new LinkedHashMap<>();
    presets.put("pytest-benchmark", PytestJson::new);
    presets.put("hyperfine", HyperfineJson::new);
    presets.put("k6", K6Json::new);
    presets.put("fio", FioJson::new);
    presets.put("iperf3", Iperf3Json::new);
    presets.put("benchmarkdotnet", BenchmarkDotNetJson::new);
    presets.put("vitest", VitestJson::new);
    presets.put("tinybench", TinybenchJson::new);
    presets.put("mitata", MitataJson::new);
    presets.put("autocannon", AutocannonJson::new);
    presets.put("gab", GabJson::new);
    return presets;
  }
}
