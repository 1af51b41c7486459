package io.github.perfreport.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.perfreport.compare.Comparison;
import io.github.perfreport.compare.ComparisonJson;
import io.github.perfreport.compare.ComparisonMarkdown;
import io.github.perfreport.compare.ComparisonTable;
import io.github.perfreport.storage.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The output formats of {@code compare}, by the same names as those of {@code check}. */
enum CompareFormat {
  TABLE {
    @Override
    String render(List<Comparison> comparisons) {
      return ComparisonTable.render(comparisons);
    }
  },
  JSON {
    @Override
    String render(List<Comparison> comparisons) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (JsonGenerator json = Json.indented(out)) {
        json.writeStartArray();
        for (Comparison comparison : comparisons) {
          ComparisonJson.write(json, comparison);
        }
        json.writeEndArray();
      }
      return out.toString(StandardCharsets.UTF_8);
    }
  },
  MARKDOWN {
    @Override
    String render(List<Comparison> comparisons) {
      return new ComparisonMarkdown().render(comparisons);
    }
  },
  JUNIT {
    @Override
    String render(List<Comparison> comparisons) {
      return CompareJunit.render(comparisons);
    }
  };

  /** The whole output, without a line break at its end. */
  abstract String render(List<Comparison> comparisons) throws IOException;

  /** The format of a name, which {@link CheckFormat} has too. */
  static CompareFormat of(String name) {
    return valueOf(CheckFormat.of(name).name());
  }
}
