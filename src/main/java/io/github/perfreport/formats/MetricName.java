package io.github.perfreport.formats;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes a metric's name, which is a part of paths, of the name that a tool prints. */
final class MetricName {

  private static final int LONGEST = 200;
  private static final int HASH_LENGTH = 7;

  private MetricName() {}

  /**
   * The name: other characters than letters, digits, dot, underscore and dash become one
   * underscore. It ends with a dash and the unit. A name that is too long is cut, and ends with a
   * part of its hash.
   *
   * @param original what the tool prints
   * @param unit in the base unit of its dimension; empty if there is none
   */
  static String of(String original, String unit) {
    String name = plain(original);
    String end = plain(unit.replace('%', 'p'));
    String whole =
        end.isEmpty() || name.equals(end) || name.endsWith("-" + end) ? name : name + "-" + end;
    if (whole.isEmpty()) {
      return "value";
    }
    return whole.length() <= LONGEST
        ? whole
        : whole.substring(0, LONGEST - HASH_LENGTH) + "-" + hash(original + " " + unit);
  }

  private static String plain(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]+", "_")
        .replaceAll("^[^A-Za-z0-9]+", "")
        .replaceAll("_+$", "");
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH - 1);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
