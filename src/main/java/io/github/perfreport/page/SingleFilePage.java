package io.github.perfreport.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An HTML file that loads nothing else, from disk or from a server. It is a skeleton with slots for
 * its style and scripts, and a policy that allows only these.
 */
final class SingleFilePage {

  /** Comments on lines of their own and indentation, which a reader of the page has no use for. */
  private static final Pattern LAYOUT = Pattern.compile("(?m)^ *//.*\\n|^ +");

  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z]+)}}");

  private final String skeleton;
  private final Map<String, String> parts;

  /**
   * Assembles a file from resources on the class path.
   *
   * @param skeleton the name of the HTML resource
   * @param style the texts of style sheets
   * @param library the text of a third-party script; empty for none
   * @param scripts the names of the page's own scripts, in the order in which they run
   */
  SingleFilePage(String skeleton, List<String> style, String library, List<String> scripts) {
    this.skeleton = own(skeleton);
    String sheet = String.join("", style);
    String script =
        scripts.stream()
            .map(name -> LAYOUT.matcher(own(name)).replaceAll(""))
            .collect(Collectors.joining("\n"));
    String allowed =
        Stream.of(library, script)
            .filter(text -> !text.isEmpty())
            .map(SingleFilePage::hash)
            .collect(Collectors.joining(" "));
    String policy =
        "default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'"
            .formatted(allowed, hash(sheet));
    parts = Map.of("policy", policy, "style", sheet, "library", library, "script", script);
  }

  /**
   * The whole text.
   *
   * @param slots the parts that differ from file to file, already escaped for their slot
   */
  String fill(Map<String, String> slots) {
    Map<String, String> all = new HashMap<>(parts);
    all.putAll(slots);
    // In one pass, so that no filled-in text can be taken for a slot.
    StringBuilder page = new StringBuilder(1 << 18);
    Matcher slot = SLOT.matcher(skeleton);
    int from = 0;
    while (slot.find()) {
      page.append(skeleton, from, slot.start()).append(all.get(slot.group(1)));
      from = slot.end();
    }
    return page.append(skeleton, from, skeleton.length()).toString();
  }

  /** Escapes text for HTML. */
  static String escape(String text) {
    // To UTF-8 and back, because half of a surrogate pair can't be written to a file.
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Reads a resource of this package. */
  static String own(String name) {
    return read("/io/github/perfreport/page/" + name);
  }

  static String read(String resource) {
    try (InputStream in = SingleFilePage.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      // A browser reads CR LF as LF before it hashes.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
