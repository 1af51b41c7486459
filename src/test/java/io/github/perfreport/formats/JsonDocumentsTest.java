package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

  private final List<String> documents = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  @Test
  void documentsComeInARowAndWithinText() throws IOException {
    read("warning: slow\n{\"a\":1} x\nname {\"b\":[2,3]}{\"c\":null}\n");

    assertThat(documents, contains("{\"a\":1}", "name>{\"b\":[2,3]}", "{\"c\":null}"));
    assertThat(broken, is(empty()));
  }

  @Test
  void numbersStayAsPrintedAndNoNumbersAreTexts() throws IOException {
    read("{\"a\":1.50,\"b\":nan,\"c\":-inf,\"d\":Infinity,\"e\":-nan(ind),\"f\":2e-07,}");

    assertThat(
        documents,
        contains(
            "{\"a\":1.50,\"b\":\"nan\",\"c\":\"-inf\",\"d\":\"Infinity\",\"e\":\"-nan(ind)\","
                + "\"f\":2E-7}"));
  }

  @Test
  void theLastOfEqualKeysCounts() throws IOException {
    read("{\"0.00\":1,\"0.00\":2}");

    assertThat(documents, contains("{\"0.00\":2}"));
  }

  @Test
  void textsMayHaveEscapesAndWindowsPaths() throws IOException {
    read("{\"a\":\"\\u00b5\\n\\\"\\S\"}");

    assertThat(documents, contains("{\"a\":\"µ\\n\\\"S\"}"));
  }

  @Test
  void aCutDocumentIsNamedAndTheNextIsRead() throws IOException {
    read("{\"a\":[1,2\nfiller\n{\"b\":1}\n{\"c\":{");

    assertThat(documents, contains("{\"b\":1}"));
    assertThat(
        broken, contains("the JSON of line 1 lacks a comma or ]", "the JSON of line 4 is cut"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoText(String charset) throws IOException {
    read("\uFEFF{\"a\":1}".getBytes(Charset.forName(charset)), 1 << 20);

    assertThat(documents, contains("{\"a\":1}"));
  }

  @Test
  void whatIsTooLongEndsTheReading() throws IOException {
    read(("{\"a\":\"" + "x".repeat(5000) + "\"}{\"b\":1}").getBytes(StandardCharsets.UTF_8), 1000);

    assertThat(documents, is(empty()));
    assertThat(broken.get(0), startsWith("the JSON of line 1 is too long to keep"));
  }

  @Test
  void elementsComeOneByOneAndSkippedKeysTakeNoSpace() throws IOException {
    String samples = "1,".repeat(3000) + "1";
    String text = "[{\"n\":1,\"skipped\":[" + samples + "]},{\"n\":2}] []";
    read(text.getBytes(StandardCharsets.UTF_8), 1000);

    assertThat(documents, contains("{\"n\":1}", "{\"n\":2}", "[]"));
  }

  @Test
  void deepNestingIsBroken() throws IOException {
    read("{\"a\":" + "[".repeat(1_000_000));

    assertThat(documents, is(empty()));
    assertThat(broken.get(0), is("the JSON of line 1 is more than 100 levels deep"));
  }

  private void read(String text) throws IOException {
    read(text.getBytes(StandardCharsets.UTF_8), 1 << 20);
  }

  private void read(byte[] text, int maxBytes) throws IOException {
    FormatSettings settings = new FormatSettings("", Map.of(), maxBytes);
    new JsonDocuments(settings, Set.of("skipped"), true)
        .read(new ByteArrayInputStream(text), sink(), new Collected());
  }

  private JsonSink sink() {
    return new JsonSink() {
      @Override
      public void document(JsonNode value, String before) {
        documents.add((before.matches("\\w+") ? before + ">" : "") + value);
      }

      @Override
      public void broken(JsonNode begun, String before, String reason) {
        broken.add(reason);
      }
    };
  }
}
