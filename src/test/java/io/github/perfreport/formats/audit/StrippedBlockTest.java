package io.github.perfreport.formats.audit;

import static io.github.perfreport.formats.audit.SampleBlock.ALL;
import static io.github.perfreport.formats.audit.SampleBlock.DENSITY;
import static io.github.perfreport.formats.audit.SampleBlock.INSTANCETYPE;
import static io.github.perfreport.formats.audit.SampleBlock.VM;
import static io.github.perfreport.formats.audit.SampleBlock.VMI;
import static io.github.perfreport.formats.audit.SampleBlock.valuesOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.perfreport.formats.audit.LogBuilder.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that a shell copied line by line, which takes the indentation off. */
class StrippedBlockTest {

  @Property(generation = GenerationMode.EXHAUSTIVE, tries = 10_000)
  void areReadInEveryShapeAndOrder(
      @ForAll Shape shape, @ForAll Copy copy, @ForAll Prefix prefix, @ForAll boolean otherOrder) {
    List<SampleBlock> blocks = otherOrder ? List.of(INSTANCETYPE, VM, VMI) : ALL;
    Scanned scanned = Scanned.of(copy.of(shape.log(blocks), prefix));

    if (shape.isCaptured() && shape != Shape.CAPTURED_BEFORE_REPORT) {
      // Only indentation shows that a block is of the output behind a report, should a mark be
      // lost.
      assertThat(scanned.values(), is(anEmptyMap()));
      assertThat(scanned.reasons(), everyItem(equalTo("captured output that is not indented")));
      assertThat(scanned.reasons(), hasSize(3));
    } else {
      assertThat(scanned.values(), equalTo(valuesOf(ALL)));
      assertThat(scanned.refusals(), is(empty()));
    }
  }

  @ParameterizedTest
  @EnumSource(Copy.class)
  void areReadWhereNoSpecIsNamed(Copy copy) {
    for (Prefix prefix : Prefix.values()) {
      byte[] log = copy.of(new LogBuilder().noise().block(DENSITY).noise(), prefix);
      Scanned scanned = Scanned.of(Scanned.UNNAMED, log, 1 << 20);

      assertThat(scanned.values(), equalTo(valuesOf(List.of(DENSITY))));
      assertThat(scanned.refusals(), is(empty()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text",
        "{\"component\":\"tests\",\"pos\":\"utils.go:1778\"}",
        "} else {",
        "\"quoted\" but no key",
        "",
        "null",
        "[1,2,3]",
        "• a point of a list"
      })
  void linesOfOtherProgramsAreLeftOut(String foreign) {
    for (int line = 1; line < VM.lines().size(); line++) {
      LogBuilder log = new LogBuilder().block(VMI).report(VMI);
      log.interrupted(VM, line, foreign).report(VM);
      Scanned scanned = Scanned.of(Copy.READ_LINE.of(log, Prefix.MAKE));
      assertThat("line " + line, scanned.values(), equalTo(valuesOf(List.of(VMI, VM))));
    }
  }

  @Test
  void aNumberThatCantBeUsedCostsItsMetric() {
    LogBuilder log = new LogBuilder().block(VMI.with("GET-nodes-count", "NaN")).report(VMI);
    Scanned scanned = Scanned.of(Copy.READ_LINE.of(log, Prefix.NONE));

    assertThat(scanned.values(), equalTo(valuesOf(List.of(VMI))));
    assertThat(scanned.reasons(), contains("metric GET-nodes-count: not a finite number"));
  }

  /**
   * Without indentation a lost line must show by the order of fields and braces alone. What is read
   * all the same is whole, or it is what the indented block without these lines gives too: whole
   * metrics may be lost of that without a sign.
   */
  @ParameterizedTest
  @MethodSource("blocks")
  void isNotReadWithUpToThreeLinesMissing(SampleBlock block) {
    int count = block.lines().size();
    for (int a = 0; a < count; a++) {
      for (int b = a; b < count; b++) {
        for (int c = b; c < count; c++) {
          assertNothingIsInvented(block, List.of(a, b, c));
        }
      }
    }
  }

  /** Any stretch, of any length. */
  @ParameterizedTest
  @MethodSource("blocks")
  void isNotReadWithAStretchMissing(SampleBlock block) {
    for (int from = 0; from < block.lines().size(); from++) {
      List<Integer> missing = new ArrayList<>();
      for (int line = from; line < block.lines().size(); line++) {
        missing.add(line);
        assertNothingIsInvented(block, missing);
      }
    }
  }

  /** With a threshold in the midst, and with one at the end. */
  static List<SampleBlock> blocks() {
    return List.of(VMI, INSTANCETYPE);
  }

  private static void assertNothingIsInvented(SampleBlock block, List<Integer> missing) {
    List<String> left = new ArrayList<>();
    for (int i = 0; i < block.lines().size(); i++) {
      if (!missing.contains(i)) {
        left.add(block.lines().get(i));
      }
    }
    LogBuilder log = new LogBuilder().add(left).report(block).block(VM).report(VM);
    Map<String, Double> indented = Scanned.of(log.bytes()).values().get(block.resource());
    for (Copy copy : Copy.values()) {
      Scanned scanned = Scanned.of(copy.of(log, Prefix.NONE));
      String what = copy + " without " + missing + ": " + scanned.reasons();
      assertThat(what, scanned.values().get("vm"), equalTo(VM.values()));
      assertThat(
          what,
          scanned.values().get(block.resource()),
          anyOf(nullValue(), equalTo(block.values()), equalTo(indented)));
    }
  }

  /** The brace and "Values" on one line leave no indentation to hold the others against. */
  @Test
  void isNotReadByItsBracesAloneWithALineMissing() {
    List<String> lines = new ArrayList<>(VMI.lines());
    lines.remove(0);
    lines.set(0, "{ \"Values\": {");
    for (int missing = 0; missing <= lines.size(); missing++) {
      List<String> left = new ArrayList<>(lines);
      if (missing < lines.size()) {
        left.remove(missing);
      }
      LogBuilder log = new LogBuilder().add(left).report(VMI).block(VM).report(VM);
      Scanned scanned = Scanned.of(log.bytes());
      String what = "without line " + missing + ": " + scanned.reasons();
      assertThat(what, scanned.values().get("vm"), equalTo(VM.values()));
      assertThat(what, scanned.values().get("vmi"), anyOf(nullValue(), equalTo(VMI.values())));
      if (missing == lines.size()) {
        assertThat(what, scanned.values(), equalTo(valuesOf(List.of(VMI, VM))));
      }
    }
  }
}
