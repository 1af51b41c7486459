package io.github.perfreport.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words without quotes in JSON: numbers, {@code true}, {@code null}, and C's {@code nan}. */
final class JsonWords {

  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?(?:nan|inf(?:inity)?|1\\.#[a-z]+|nan\\(\\w*\\))");

  private JsonWords() {}

  /** True for characters of words. */
  static boolean has(int c) {
    return c >= 0 && c < 128 && (Character.isLetterOrDigit(c) || "+-.#()".indexOf(c) >= 0);
  }

  /** The word's value; a word that isn't a number becomes a text. */
  static JsonNode value(String word) throws BrokenJsonException {
    Optional<BigDecimal> number = Numbers.plain(word);
    if (number.isPresent()) {
      return DecimalNode.valueOf(number.get());
    }
    return switch (word) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      case "null" -> NullNode.getInstance();
      default -> noNumber(word);
    };
  }

  private static JsonNode noNumber(String word) throws BrokenJsonException {
    boolean number = Character.isDigit(word.isEmpty() ? ' ' : word.charAt(word.length() - 1));
    if (number || NO_NUMBER.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
      return TextNode.valueOf(word);
    }
    throw new BrokenJsonException("has a word that is no JSON");
  }
}
