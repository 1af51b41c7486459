package io.github.perfreport.formats.audit;

import static io.github.perfreport.formats.audit.SampleBlock.ALL;
import static io.github.perfreport.formats.audit.SampleBlock.valuesOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for any numbers, any text around them and any way of reading. */
class BlockScannerPropertyTest {

  /** Colours count for nothing, so they glue as blanks do. */
  private static final Pattern ENDS_IN_KEY =
      Pattern.compile("\"(?:\\s|\\e\\[31m)*:(?:\\s|\\e\\[31m)*$");

  @Property(tries = 300)
  void losesNoBlockInAnyText(
      @ForAll("noise") String before,
      @ForAll("noise") String between,
      @ForAll("noise") String behind,
      @ForAll Shape shape) {
    // A key and a colon glued to the brace make the block a part of other JSON, which it then is.
    Assume.that(!ENDS_IN_KEY.matcher(before).find() && !ENDS_IN_KEY.matcher(between).find());
    LogBuilder log = new LogBuilder();
    shape.print(log, SampleBlock.VMI);
    String vmi = log.toString();
    String vm = shape.log(List.of(SampleBlock.VM)).toString();
    Scanned scanned = Scanned.of(before + vmi + between + vm + behind);
    assertThat(scanned.values(), equalTo(valuesOf(List.of(SampleBlock.VMI, SampleBlock.VM))));
  }

  /** Text of a hostile alphabet, which need not end with a line. */
  @Provide
  Arbitrary<String> noise() {
    Arbitrary<String> words =
        Arbitraries.of(
            "\"",
            "{",
            "}",
            "\\",
            "[",
            ":",
            "\n",
            "\r\n",
            " ",
            "  ",
            "SSS",
            "é",
            "“",
            "\uD83D\uDE80",
            "\u0000",
            "\u001b[31m",
            "\u001b",
            "Values",
            "\"Values\"",
            "null",
            "utput >>",
            "<< Captured",
            "----------",
            "12:00:00: ",
            "value\": 1",
            "},\n",
            "}\n}\n",
            "<<EOF");
    Arbitrary<String> any =
        Arbitraries.strings().ofMaxLength(12).map(text -> text.replace('•', 'o'));
    return Arbitraries.oneOf(words, words, any)
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 100)
  void findsTheSameHoweverItIsRead(
      @ForAll Shape shape, @ForAll @IntRange(min = 1, max = 700) int piece, @ForAll boolean gzip)
      throws IOException {
    byte[] text = shape.log(ALL).bytes();
    byte[] log = gzip ? LogBuilder.gzip(text) : text;
    Scanned whole = Scanned.of(log);
    Scanned pieces = Scanned.of(Scanned.RULES, new Pieces(log, piece), 1 << 24);
    assertThat(pieces, equalTo(whole));
    assertThat(pieces.values(), equalTo(valuesOf(ALL)));
  }

  @Property(tries = 30)
  void findsBlocksAcrossTheWindowsEdge(@ForAll @IntRange(max = 20_000) int more) {
    // The window is first filled to 256 KiB; blocks are moved over that edge.
    String line = "I0421 06:22:15.147] nothing of interest\n";
    StringBuilder log = new StringBuilder(line.repeat(6_300));
    log.append("x".repeat(more)).append('\n').append(Shape.GINKGO_2.log(ALL));
    Scanned scanned = Scanned.of(log.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(scanned.values(), equalTo(valuesOf(ALL)));
  }

  @Property(tries = 200)
  void readsAnyNumbers(
      @ForAll @Size(min = 1, max = 30)
          Map<
                  @net.jqwik.api.constraints.AlphaChars
                  @net.jqwik.api.constraints.StringLength(min = 1, max = 40) String,
                  @DoubleRange(min = -1e150, max = 1e150) Double>
              numbers,
      @ForAll LogBuilder.Prefix prefix) {
    Map<String, String> printed = new LinkedHashMap<>();
    numbers.forEach((metric, value) -> printed.put(metric, value.toString()));
    SampleBlock block = SampleBlock.of("vmi", SampleBlock.VMI.spec(), printed);
    byte[] log = Shape.GINKGO_2.log(List.of(block)).bytes(prefix, false, false);
    assertThat(Scanned.of(log).values(), equalTo(Map.of("vmi", numbers)));
  }

  /** Gives a stream in pieces of up to some bytes, as a network does. */
  private static final class Pieces extends InputStream {
    private final ByteArrayInputStream in;
    private final int most;
    private final Random random = new Random(7);

    Pieces(byte[] bytes, int most) {
      this.in = new ByteArrayInputStream(bytes);
      this.most = most;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return in.read(buffer, offset, Math.min(length, 1 + random.nextInt(most)));
    }
  }
}
