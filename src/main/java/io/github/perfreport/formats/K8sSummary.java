package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.perfreport.model.Better;
import java.math.BigDecimal;

/** One kind of summary. */
interface K8sSummary {

  /** True if a document is of this kind. */
  boolean fits(JsonNode document);

  /**
   * Passes on a document's numbers.
   *
   * @param file the summary's name
   * @param row names the file
   */
  void read(JsonNode document, String file, Row row);

  /** Hands over one bucket of a row. */
  static void bucket(Row row, String bucket, JsonNode value, String unit, Better better) {
    row.with("bucket", bucket).take(value, unit, better);
  }

  /** Hands over one bucket of a row. */
  static void bucket(Row row, String bucket, BigDecimal value, String unit, Better better) {
    row.with("bucket", bucket).take("", value, unit, better);
  }
}
