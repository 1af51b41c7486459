package io.github.perfreport.formats.audit;

import static io.github.perfreport.formats.audit.SampleBlock.ALL;
import static io.github.perfreport.formats.audit.SampleBlock.VM;
import static io.github.perfreport.formats.audit.SampleBlock.VMI;
import static io.github.perfreport.formats.audit.SampleBlock.valuesOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.perfreport.storage.LogStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs that end or begin anywhere. */
class BlockScannerCutTest {

  /** A log of the three blocks, and where the text of each begins and ends. */
  private static final class Log {
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> begins = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    Log(Shape shape) {
      text.append(new LogBuilder().noise());
      for (SampleBlock block : ALL) {
        begins.add(text.length());
        LogBuilder spec = new LogBuilder();
        shape.print(spec, block);
        text.append(spec);
        ends.add(text.length());
        text.append(new LogBuilder().noise());
      }
    }

    byte[] bytes() {
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A position in the text as a position in the bytes. */
    int inBytes(int position) {
      return text.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GINKGO_2", "GINKGO_1", "CAPTURED", "CAPTURED_BEFORE_REPORT"})
  void findsWhatIsWholeBeforeACutAtAnyByte(Shape shape) {
    Log log = new Log(shape);
    byte[] bytes = log.bytes();
    for (int cut = 0; cut <= bytes.length; cut++) {
      Scanned scanned = Scanned.of(Arrays.copyOf(bytes, cut));
      assertIsPartOfAll("cut at " + cut, scanned);
      for (int i = 0; i < ALL.size(); i++) {
        if (log.inBytes(log.ends.get(i)) <= cut) {
          assertIsFound("cut at " + cut, scanned, ALL.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GINKGO_2", "GINKGO_1", "CAPTURED", "CAPTURED_BEFORE_REPORT"})
  void findsWhatIsWholeBehindALostBeginning(Shape shape) {
    Log log = new Log(shape);
    byte[] bytes = log.bytes();
    for (int cut = 0; cut <= bytes.length; cut++) {
      Scanned scanned = Scanned.of(Arrays.copyOfRange(bytes, cut, bytes.length));
      assertIsPartOfAll("from " + cut, scanned);
      for (int i = 0; i < ALL.size(); i++) {
        if (log.inBytes(log.begins.get(i)) >= cut) {
          assertIsFound("from " + cut, scanned, ALL.get(i));
        }
      }
    }
  }

  private static void assertIsPartOfAll(String what, Scanned scanned) {
    Map<String, Map<String, Double>> all = valuesOf(ALL);
    scanned.values().forEach((name, values) -> assertThat(what, values, equalTo(all.get(name))));
  }

  private static void assertIsFound(String what, Scanned scanned, SampleBlock block) {
    assertThat(what, scanned.values().get(block.resource()), equalTo(block.values()));
  }

  @Test
  void refusesABlockWithALineMissing() {
    for (int missing = 0; missing < VMI.lines().size(); missing++) {
      List<String> left = new ArrayList<>(VMI.lines());
      left.remove(missing);
      LogBuilder log = new LogBuilder().add(left).report(VMI).block(VM).report(VM);
      Scanned scanned = Scanned.of(log.bytes());
      String what = "without line " + missing;
      assertThat(what, scanned.values().get("vm"), equalTo(VM.values()));
      boolean thresholdOnly = VMI.lines().get(missing).matches(".*threshold(Value|Metric).*");
      boolean metricOnly = isValueBesideThreshold(missing);
      assertThat(what, scanned.values().size(), is(thresholdOnly || metricOnly ? 2 : 1));
      if (metricOnly) {
        Map<String, Double> others = VMI.values();
        others.remove("PATCH-virtualmachineinstances-count");
        assertThat(what, scanned.values().get("vmi"), equalTo(others));
        assertThat(what, scanned.reasons().toString(), containsString("PATCH-virtualmachine"));
      }
    }
  }

  /** Without that line the metric has lines left that are whole: it alone has no value. */
  private static boolean isValueBesideThreshold(int line) {
    return VMI.lines().get(line).contains("\"value\"")
        && VMI.lines().get(line + 1).contains("thresholdResult");
  }

  @Test
  void keepsWhatWasFoundBeforeAReadFails() throws IOException {
    byte[] log = new LogBuilder().block(VMI).report(VMI).block(VM).bytes();
    FoundBlocks found = new FoundBlocks();
    IOException failure = null;
    try {
      new BlockScanner(Scanned.RULES, 1 << 20).scan(new Failing(log), "log", Map.of(), found);
    } catch (IOException e) {
      failure = e;
    }
    assertThat(failure == null ? "" : failure.getMessage(), equalTo("connection reset"));
    assertThat(Scanned.of(found).values(), equalTo(valuesOf(List.of(VMI))));
  }

  @Test
  void readsADamagedGzipLogUpToTheDamage() {
    byte[] text = Shape.GINKGO_2.log(ALL).add("x\ny\n".repeat(50_000)).bytes();
    byte[] gzip = LogBuilder.gzip(text);
    byte[] cut = Arrays.copyOf(gzip, gzip.length - 12);
    FoundBlocks found = new FoundBlocks();
    try {
      new BlockScanner(Scanned.RULES, 1 << 20)
          .scan(LogStream.of(new ByteArrayInputStream(cut)), "log", Map.of(), found);
      throw new AssertionError("the end of the log is missing");
    } catch (IOException e) {
      assertThat(e.getMessage(), containsString("end of ZLIB"));
    }
    assertThat(Scanned.of(found).values(), equalTo(valuesOf(ALL)));
  }

  @Test
  void takesNoBlockOutOfOtherJson() {
    LogBuilder log = new LogBuilder();
    log.add("{", "  \"JobDirCreationTime\": \"2023-03-13T13:53:00Z\",", "  \"VMIResult\": {");
    VMI.lines().subList(1, VMI.lines().size()).forEach(line -> log.add("  " + line));
    log.add("}").add("{\"VMIResult\": " + VMI.json().replace("\n", "") + "}").report(VMI);
    Scanned scanned = Scanned.of(log.bytes());
    assertThat(scanned.values(), is(anEmptyMap()));
    assertThat(scanned.reasons(), hasItem(containsString("a part of other JSON")));
    assertThat(scanned.reasons(), not(hasItem(containsString("not JSON"))));
  }

  /** Gives a log in pieces of a few bytes and fails where it should end. */
  private static final class Failing extends InputStream {
    private final ByteArrayInputStream in;

    Failing(byte[] log) {
      in = new ByteArrayInputStream(log);
    }

    @Override
    public int read() throws IOException {
      throw new UnsupportedOperationException("one by one");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, Math.min(length, 17));
      if (read < 0) {
        throw new IOException("connection reset");
      }
      return read;
    }
  }
}
