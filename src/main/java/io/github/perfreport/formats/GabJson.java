package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The array of {@code {name, unit, value}} that github-action-benchmark takes from any tool. */
final class GabJson implements JsonShape {

  @Override
  public boolean fits(JsonNode document) {
    return document.has("name") && document.has("unit") && document.has("value");
  }

  @Override
  public void read(JsonDocument document, Found found) {
    JsonNode one = document.value();
    String unit = one.path("unit").asText("");
    Row row = new Row(found).with("name", one.path("name"));
    JsonNode value = one.path("value");
    Optional<BigDecimal> written = Numbers.plain(value.isTextual() ? value.asText().strip() : "");
    if (written.isPresent()) {
      row.take("", written.get(), unit, Units.better(unit));
    } else {
      row.take(value, unit, Units.better(unit));
    }
  }
}
