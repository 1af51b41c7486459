package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineFormatTest {

  private final LogFormat format = Formats.named("lines").orElseThrow();

  @Test
  void groupsAreFieldsValueAndUnit() {
    String pattern = "^(?P<name>\\S+) +(?P<value>\\S+) (?P<unit>ns|ms)$";

    assertThat(
        read(Map.of("pattern", TextNode.valueOf(pattern)), "10:00:01 sort 1.50 ms\nx NaN ns\ny z"),
        contains("{name=sort} 1.50 ms lower", "left x NaN ns: no number: NaN"));
  }

  @Test
  void aPatternWithoutAUnitHasTheOneThatIsStated() {
    Map<String, JsonNode> keys =
        Map.of(
            "pattern", TextNode.valueOf("took (?<value>\\S+)"), "unit", TextNode.valueOf("ops/s"));

    assertThat(read(keys, "it took 5"), contains("{} 5 ops/s higher"));
  }

  @Test
  void mistakesAreSaid() {
    assertMistake(Map.of(), "needs a pattern, or one of the presets ab, ");
    assertMistake(Map.of("pattern", TextNode.valueOf("(")), "missing closing )");
    assertMistake(Map.of("pattern", TextNode.valueOf("(?P<value>a)\\1")), "RE2's syntax is meant");
    assertMistake(Map.of("pattern", TextNode.valueOf("a")), "the group (?P<value>…) is missing");
    assertMistake(Map.of("pattern", IntNode.valueOf(3)), "pattern: a text is expected");
  }

  private void assertMistake(Map<String, JsonNode> keys, String message) {
    FormatSettings settings = new FormatSettings("", keys, FormatSettings.MAX_BYTES);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> format.reader(settings));
    assertThat(e.getMessage(), containsString(message));
  }

  private Iterable<String> read(Map<String, JsonNode> keys, String text) {
    FormatReader reader = format.reader(new FormatSettings("", keys, FormatSettings.MAX_BYTES));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Collected.of(reader, new ByteArrayInputStream(bytes), "x").all;
  }
}
