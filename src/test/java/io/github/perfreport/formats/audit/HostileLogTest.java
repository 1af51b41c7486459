package io.github.perfreport.formats.audit;

import static io.github.perfreport.formats.audit.SampleBlock.VM;
import static io.github.perfreport.formats.audit.SampleBlock.VMI;
import static io.github.perfreport.formats.audit.SampleBlock.valuesOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone's pull request writes logs: what can't be a block is refused, soon and in few bytes. */
@Timeout(20)
class HostileLogTest {

  /** A whole block behind the hostile one must be found whatever that was. */
  private static Scanned scanBeforeVm(String hostile) {
    return scanBeforeVm(hostile, BlockScanner.DEFAULT_MAX_BLOCK);
  }

  private static Scanned scanBeforeVm(String hostile, int maxBlock) {
    String log = hostile + "\n" + new LogBuilder().report(VMI).block(VM).report(VM);
    Scanned scanned = Scanned.of(Scanned.RULES, log.getBytes(StandardCharsets.UTF_8), maxBlock);
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VM))));
    return scanned;
  }

  @Test
  void refusesAMillionMetrics() {
    StringBuilder lines = new StringBuilder("{\n  \"Values\": {\n");
    for (int i = 0; i < 1_000_000; i++) {
      lines.append("    \"m").append(i).append("\": {\n      \"value\": 1\n    },\n");
    }
    String block = lines.append("    \"last\": {\n      \"value\": 1\n    }\n  }\n}").toString();
    assertThat(scanBeforeVm(block).reasons(), hasItem(containsString("larger than 16777216")));
    assertThat(
        scanBeforeVm(block, 1 << 30).reasons(), hasItem(containsString("more than 10000 metrics")));
  }

  @Test
  void refusesDeepNesting() {
    String compact =
        "{\"Values\": {\"a\": " + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_002);
    assertThat(scanBeforeVm(compact).reasons(), hasItem(containsString("nested deeper than 32")));
    StringBuilder lines = new StringBuilder("{\n  \"Values\": {\n");
    for (int depth = 2; depth < 1_000; depth++) {
      lines.append("  ".repeat(depth)).append("\"a\": {\n");
    }
    assertThat(
        scanBeforeVm(lines.toString()).reasons(), hasItem(containsString("nested deeper than 32")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x10", "01", "1.2.3", "", "nan", "1e", "12 13"})
  void refusesABlockWithWhatIsNoJson(String number) {
    String block = VMI.with("CREATE-pods-count", number).json();
    assertThat(scanBeforeVm(block).reasons(), hasItem(containsString("not JSON")));
  }

  @Test
  void refusesANumberOfAMillionDigits() {
    String block = VMI.with("CREATE-pods-count", "1".repeat(1_000_000)).json();
    assertThat(scanBeforeVm(block).reasons(), hasItem(containsString("not JSON: Number")));
  }

  @Test
  void refusesDuplicateKeys() {
    String twice = VMI.json().replace("vmiCreationToRunningSecondsP50", "CREATE-pods-count");
    assertThat(
        scanBeforeVm(twice).reasons(),
        hasItem(equalTo("not JSON: Duplicate field 'CREATE-pods-count'")));
    String values = VMI.json().replaceFirst("59.07", "59.07, \"value\": 60");
    assertThat(
        scanBeforeVm(values).reasons(), hasItem(equalTo("not JSON: Duplicate field 'value'")));
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] log = new LogBuilder().block(VMI).report(VMI).block(VM).report(VM).bytes();
    int at = new String(log, StandardCharsets.ISO_8859_1).indexOf("PATCH");
    log[at] = (byte) 0xff;
    Scanned scanned = Scanned.of(log);
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VM))));
    assertThat(scanned.reasons(), hasItem(containsString("UTF-8")));
  }

  @Test
  void refusesABlockLargerThanItsLimit() {
    SampleBlock large = VMI;
    for (int i = 0; i < 500; i++) {
      large = large.with("metric-" + i, "1");
    }
    Scanned scanned = scanBeforeVm(large.json(), 10_000);
    assertThat(scanned.reasons(), hasItem(equalTo("larger than 10000 bytes")));
    String line = large.with("x".repeat(400_000), "1").json().replace("\n", "");
    assertThat(scanBeforeVm(line, 10_000).reasons(), hasItem(equalTo("larger than 10000 bytes")));
  }

  @Test
  void readsNothingOutOfALineThatIsCut() {
    String head = VMI.json().replace("\n", "").replaceFirst("\\{\\s*\"Values\"", "{\"Values\"");
    String open = head.substring(0, head.length() - 2) + ", \"long\": \"" + "x".repeat(400_000);
    Scanned scanned = scanBeforeVm(open + "\"}}\n}}\n}", 10_000);
    assertThat(scanned.reasons(), hasItem(equalTo("larger than 10000 bytes")));
  }

  @Test
  void isNotHeldUpByMarks() {
    for (String marks :
        List.of(
            "\"Values\"",
            "\"Values\": {\n",
            "{\"Values\": {",
            "{\"Values\": {}} ",
            "{\n\"Values\": {\n",
            "Captured StdOut/StdErr Output >>\n",
            "Captured StdOut/StdErr Output >> ",
            "  Captured StdOut/StdErr Output >>\n<< Captured StdOut/StdErr Output\n",
            "{\n  \"Values\": {}\n}\n•",
            "• [FAILED] \n",
            "S".repeat(90) + "•x",
            "\u001b[")) {
      String log = marks.repeat(5_000_000 / marks.length()) + "\n" + LogBuilder.RULE + "\n";
      Scanned scanned = Scanned.of(log + new LogBuilder().block(VM).report(VM));
      assertThat(marks, scanned.values().get("vm"), equalTo(VM.values()));
    }
  }

  @Test
  void refusesAGzipBomb() throws IOException {
    byte[] member = LogBuilder.gzip(new byte[1 << 26]);
    InputStream bomb = new Endless(member);
    long start = System.nanoTime();
    IOException refused =
        assertThrows(
            IOException.class,
            () -> Scanned.of(Scanned.RULES, bomb, BlockScanner.DEFAULT_MAX_BLOCK));
    assertThat(refused.getMessage(), containsString("more than 500 times its size"));
    assertThat((System.nanoTime() - start) / 1_000_000_000L, lessThan(15L));
  }

  @Test
  void keepsNoMoreThanABlockOfALongLog() throws IOException {
    byte[] noise =
        new LogBuilder().noise().toString().repeat(2_000).getBytes(StandardCharsets.UTF_8);
    for (byte[] part : List.of(noise, new byte[1 << 20])) {
      InputStream log = new Repeated(part, 300L << 20);
      LogWindow window = new LogWindow(log, BlockScanner.DEFAULT_MAX_BLOCK);
      while (window.seekSign()) {
        window.moveTo(window.position() + 1);
      }
      assertThat(window.offset(), equalTo(300L << 20));
      assertThat(window.bytes().length, lessThanOrEqualTo(1 << 20));
    }
    LogWindow lines = new LogWindow(new Repeated(new byte[1 << 20], 300L << 20), 16 << 20);
    while (lines.nextLine()) {
      assertThat(lines.isLineCut(), equalTo(true));
    }
    assertThat(lines.offset(), equalTo(300L << 20));
    assertThat(lines.bytes().length, lessThanOrEqualTo(40 << 20));
  }

  @Test
  void readsSeveralGzipFilesInOne() throws IOException {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    log.writeBytes(LogBuilder.gzip(new LogBuilder().block(VMI).bytes()));
    log.writeBytes(LogBuilder.gzip(new LogBuilder().report(VMI).bytes()));
    assertThat(Scanned.of(log.toByteArray()).values(), equalTo(valuesOf(List.of(VMI))));
    InputStream slow =
        new SequenceInputStream(
            new ByteArrayInputStream(LogBuilder.gzip(new LogBuilder().block(VMI).bytes())),
            new ByteArrayInputStream(LogBuilder.gzip(new LogBuilder().report(VMI).bytes())));
    assertThat(Scanned.of(Scanned.RULES, slow, 1 << 20).values(), equalTo(valuesOf(List.of(VMI))));
  }

  @Test
  void takesShortAndEmptyLogsAsText() {
    for (byte[] log : List.of(new byte[0], new byte[] {0x1f}, new byte[] {'a', '\n'})) {
      assertThat(Scanned.of(log).values().size(), equalTo(0));
    }
  }

  /** A part of a log over and over, up to a length. */
  private static final class Repeated extends InputStream {
    private final byte[] part;
    private long left;
    private int at;

    Repeated(byte[] part, long length) {
      this.part = part;
      this.left = length;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("one by one");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int read = (int) Math.min(Math.min(left, length), part.length - at);
      System.arraycopy(part, at, buffer, offset, read);
      at = (at + read) % part.length;
      left -= read;
      return read;
    }
  }

  /** One gzip file after the other, without end. */
  private static final class Endless extends InputStream {
    private final byte[] member;
    private int at;

    Endless(byte[] member) {
      this.member = member;
    }

    @Override
    public int read() {
      int next = member[at] & 0xff;
      at = (at + 1) % member.length;
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int read = Math.min(length, member.length - at);
      System.arraycopy(member, at, buffer, offset, read);
      at = (at + read) % member.length;
      return read;
    }
  }
}
