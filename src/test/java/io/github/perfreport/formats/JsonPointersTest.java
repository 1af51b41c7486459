package io.github.perfreport.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointersTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void pointersLeadToNamesNumbersAndUnits() throws JsonProcessingException {
    Collected found =
        read(
            "{\"each\":\"/suites/*/cases\",\"id\":[\"/id/a\",\"/id/b\"],"
                + "\"value\":[\"/mean\",\"/p99\"],\"unit\":\"/unit\"}",
            "{\"suites\":{\"fast\":{\"cases\":[{\"id\":{\"a\":\"x\",\"b\":1},\"mean\":1.50,"
                + "\"p99\":\"2.5\",\"unit\":\"ms\"}]},"
                + "\"slow\":{\"cases\":[{\"id\":{\"a\":\"y\",\"b\":2},\"mean\":null,"
                + "\"unit\":\"ms\"}]}}}");

    assertThat(
        found.lines(),
        contains("{name=x/1, stat=mean} 1.50 ms lower", "{name=x/1, stat=p99} 2.5 ms lower"));
    assertThat(
        found.left, contains("y/2 mean: null: nothing was measured", "y/2 p99: there is no /p99"));
  }

  @Test
  void keysOfAnObjectAreNamesWhereNoneIsGiven() throws JsonProcessingException {
    Collected found =
        read("{\"value\":\"/v\",\"unit\":\"1/s\"}", "{\"a\":{\"v\":1},\"b\":{\"v\":2}}");

    assertThat(found.lines(), contains("{name=a} 1 1/s higher", "{name=b} 2 1/s higher"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"value\":5}",
        "{\"value\":\"mean\"}",
        "{\"value\":\"/a\",\"each\":\"b\"}",
        "{\"value\":\"/a\",\"unit\":[\"s\"]}"
      })
  void wrongKeysAreMistakes(String keys) {
    assertThrows(IllegalArgumentException.class, () -> read(keys, "{}"));
  }

  @Test
  void anUnknownPresetIsAMistakeThatNamesAll() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new JsonFormat().reader(FormatSettings.preset("perf")));

    assertThat(e.getMessage(), containsString("hyperfine"));
  }

  private static Collected read(String keys, String text) throws JsonProcessingException {
    Map<String, JsonNode> settings = new HashMap<>();
    JSON.readTree(keys).properties().forEach(e -> settings.put(e.getKey(), e.getValue()));
    FormatReader reader = new JsonFormat().reader(new FormatSettings("", settings, 1 << 20));
    return Collected.of(reader, text.getBytes(UTF_8), "own.json");
  }
}
