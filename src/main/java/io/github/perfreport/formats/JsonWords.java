package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words without quotes in JSON: numbers, {@code true}, {@code null}, and C's {@code nan}. */
final class JsonWords {

  /** Bounds of what can be a measurement: digits, and digits of the exponent. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:[0-9]{1,60}\\.?[0-9]{0,60}|\\.[0-9]{1,60})(?:[eE][-+]?[0-9]{1,3})?");

  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?(?:nan|inf(?:inity)?|1\\.#[a-z]+|nan\\(\\w*\\))");

  private JsonWords() {}

  /** True for the characters that words have. */
  static boolean has(int c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '-'
        || c == '+'
        || c == '.'
        || c == '#'
        || c == '('
        || c == ')';
  }

  /** The word's value; a word for no number becomes a text. */
  static JsonNode value(String word) throws BrokenJsonException {
    if (isNumber(word)) {
      return DecimalNode.valueOf(new BigDecimal(word));
    }
    return switch (word) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      case "null" -> NullNode.getInstance();
      default -> noNumber(word);
    };
  }

  /** True for a number of at most 60 digits on each side of its point. */
  static boolean isNumber(String word) {
    return NUMBER.matcher(word).matches();
  }

  private static JsonNode noNumber(String word) throws BrokenJsonException {
    if (NO_NUMBER.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
      return TextNode.valueOf(word);
    }
    throw new BrokenJsonException("has a word that is no JSON");
  }
}
