package io.github.perfreport.formats.audit;

import static io.github.perfreport.formats.audit.SampleBlock.ALL;
import static io.github.perfreport.formats.audit.SampleBlock.DENSITY;
import static io.github.perfreport.formats.audit.SampleBlock.INSTANCETYPE;
import static io.github.perfreport.formats.audit.SampleBlock.VM;
import static io.github.perfreport.formats.audit.SampleBlock.VMI;
import static io.github.perfreport.formats.audit.SampleBlock.valuesOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Threshold;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockScannerTest {

  @Property(generation = GenerationMode.EXHAUSTIVE, tries = 10_000)
  void findsEveryShapeInEveryDress(
      @ForAll Shape shape,
      @ForAll LogBuilder.Prefix prefix,
      @ForAll boolean coloured,
      @ForAll boolean crlf,
      @ForAll boolean gzip) {
    byte[] log = shape.log(ALL).bytes(prefix, coloured, crlf);
    Scanned scanned = Scanned.of(gzip ? LogBuilder.gzip(log) : log);
    assertThat(scanned.values(), equalTo(valuesOf(ALL)));
    assertThat(scanned.refusals(), is(empty()));
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void tellsNamesByTheSpecAndNotByTheOrder(Shape shape) {
    List<SampleBlock> other = List.of(INSTANCETYPE, VM, VMI);
    assertThat(Scanned.of(shape.log(other).bytes()).values(), equalTo(valuesOf(ALL)));
    List<SampleBlock> one = List.of(VM);
    assertThat(Scanned.of(shape.log(one).bytes()).values(), equalTo(valuesOf(one)));
  }

  @Test
  void keepsThresholdsAsTheyCame() throws IOException {
    FoundBlocks found = new FoundBlocks();
    byte[] log = Shape.GINKGO_2.log(List.of(VMI)).bytes();
    new BlockScanner(Scanned.RULES, 1 << 20)
        .scan(new ByteArrayInputStream(log), "log", Map.of(), found);
    Map<String, Measurement> values = found.blocks().get("vmi").values();
    assertThat(values.get("CREATE-pods-count").threshold(), is((Threshold) null));
    assertThat(
        values.get("PATCH-virtualmachineinstances-count").threshold(),
        equalTo(new Threshold(260.125, "CREATE-pods-count", null, true)));
  }

  @Test
  void givesAFailedSpecsNameToNobodyElse() {
    LogBuilder log = new LogBuilder().noise().failed(VMI).block(VM).report(VM).failed(INSTANCETYPE);
    Scanned scanned = Scanned.of(log.bytes());
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VM))));
    assertThat(scanned.refusals(), is(empty()));
  }

  @Test
  void refusesABlockWhoseReportIsLost() {
    List<String> headless = new LogBuilder().block(VMI).report(VMI).lines();
    headless.removeIf(line -> line.startsWith("•"));
    Scanned scanned = Scanned.of(new LogBuilder().add(headless).failed(VM).bytes());
    assertThat(scanned.values(), is(anEmptyMap()));
    assertThat(scanned.reasons(), contains(containsString("report")));
  }

  @Test
  void takesTheLastOfSeveralBlocksOfAResource() {
    SampleBlock again = VMI.with("CREATE-pods-count", "112");
    LogBuilder log = new LogBuilder().block(VMI).failed(VMI).block(again).report(again);
    assertThat(Scanned.of(log.bytes()).values(), equalTo(valuesOf(List.of(again))));
  }

  @Test
  void keepsTheBlockThatIsWholeWhereTheLastIsNot() {
    LogBuilder log = new LogBuilder().block(VMI).failed(VMI);
    log.add(VMI.lines().subList(0, 5)).report(VMI);
    Scanned scanned = Scanned.of(log.bytes());
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VMI))));
    assertThat(scanned.reasons(), contains(containsString("cut: its spec ends inside it")));
  }

  @Test
  void refusesABlockOfAnUnknownSpecByItsName() {
    LogBuilder log = new LogBuilder().block(VMI).report("• [FAILED] [3.0 seconds]", "storm of 9");
    Scanned scanned = Scanned.of(log.failed(VM).bytes());
    assertThat(scanned.values(), is(anEmptyMap()));
    assertThat(scanned.reasons(), contains(containsString("no known resource: [sig-perf")));
    assertThat(scanned.reasons(), contains(containsString("storm of 9")));
  }

  @Test
  void refusesACapturedBlockOfAnUnknownSpecWhateverFollows() {
    LogBuilder log = new LogBuilder().capturedWithout("storm of 9 pods", VMI).failed(VM);
    Scanned scanned = Scanned.of(log.bytes());
    assertThat(scanned.values(), is(anEmptyMap()));
    assertThat(scanned.reasons(), contains(containsString("no known resource")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"•", "SS•SSP", "••", "•STEP: the next spec's output"})
  void givesABlockWhoseSpecPassedUnnamedToNoLaterSpec(String marks) {
    Scanned scanned = Scanned.of(new LogBuilder().block(VMI).add(marks).failed(VM).bytes());
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VMI))));
    Scanned open = Scanned.of(new LogBuilder().block(VMI).add(marks).failed(INSTANCETYPE).bytes());
    assertThat(open.values(), is(anEmptyMap()));
    assertThat(open.reasons(), contains(containsString("without its name being printed")));
    assertThat(open.reasons(), contains(containsString("vmi or vm")));
  }

  @Test
  void readsOnlyWholeBlocksBeforeAnother() {
    Scanned scanned = Scanned.of(new LogBuilder().block(VMI).block(VM).report(VM).bytes());
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VM))));
    assertThat(scanned.reasons(), contains(containsString("another block begins before")));
  }

  @Test
  void findsTheReportBehindTheLastBraceOnItsLine() {
    LogBuilder log = new LogBuilder().noise();
    log.add(VMI.lines().subList(0, VMI.lines().size() - 1));
    log.report("}• [SLOW TEST] [467.867 seconds]", VMI.spec()).block(VM).report(VM);
    assertThat(Scanned.of(log.bytes()).values(), equalTo(valuesOf(List.of(VMI, VM))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text",
        "{\"component\":\"tests\",\"pos\":\"utils.go:1778\"}",
        "} else {",
        "\"quoted\" but no key",
        "    \"deep quoted\"",
        "--------------------------------------------------------",
        "  ",
        "null",
        "[1,2,3]",
        "• a point of a list",
        "été “ü” \uD83D\uDE80 \u0000"
      })
  void leavesOutLinesOfOtherProgramsAnywhere(String foreign) {
    for (int line = 1; line < VM.lines().size(); line++) {
      LogBuilder log = new LogBuilder().block(VMI).report(VMI);
      log.interrupted(VM, line, foreign).report(VM);
      Scanned scanned = Scanned.of(log.bytes());
      assertThat("line " + line, scanned.values(), equalTo(valuesOf(List.of(VMI, VM))));
    }
  }

  @Test
  void readsVeryLongLinesBesideBlocks() {
    String brackets = "{\"a\": [\"".repeat(400_000);
    LogBuilder log = new LogBuilder().add(brackets).block(VMI).report(VMI);
    log.add("x".repeat(20_000_000)).block(VM).add("y".repeat(20_000_000)).report(VM);
    assertThat(Scanned.of(log.bytes()).values(), equalTo(valuesOf(List.of(VMI, VM))));
  }

  @Test
  void readsJsonLaidOutOtherwise() {
    String compact = VMI.json().replaceAll("\\s*\n\\s*", " ");
    String dense = compact.replace(" ", "");
    String facts =
        VM.json().replaceAll("\\{\\s+\"value", "{ \"value").replaceAll("([0-9])\\s+}", "$1 }");
    for (String json : List.of(compact, dense)) {
      LogBuilder log = new LogBuilder().noise().add(json).report(VMI).add(facts).report(VM);
      assertThat(Scanned.of(log.bytes()).values(), equalTo(valuesOf(List.of(VMI, VM))));
    }
  }

  @Test
  void takesTheLastWholeBlockOfADensityJob() {
    SampleBlock first = DENSITY.with("CREATE-pods-count", "99");
    LogBuilder log = new LogBuilder();
    for (SampleBlock block : List.of(first, DENSITY)) {
      log.noise().add("2022/02/05 05:09:08 Writing results to file at path /x.json").block(block);
    }
    log.noise().add(first.lines().subList(0, 4));
    Scanned scanned = Scanned.of(Scanned.UNNAMED, log.bytes(), 1 << 20);
    assertThat(scanned.values(), equalTo(valuesOf(List.of(DENSITY))));
    assertThat(
        scanned.reasons(),
        contains(
            "another block of vmi follows, and the last counts", "cut: the log ends inside it"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "a/b", "</script>", ".hidden", "", "GET-{resource: pods}-count", "é", " "})
  void refusesAMetricByItsNameAndKeepsTheOthers(String name) {
    SampleBlock hostile = VMI.with(name, "1");
    Scanned scanned = Scanned.of(Shape.GINKGO_2.log(List.of(hostile)).bytes());
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VMI))));
    assertThat(scanned.refusals(), hasSize(1));
    assertThat(scanned.refusals().get(0).reason(), containsString("part of a path"));
    assertThat(scanned.refusals().get(0).excerpt(), equalTo(name.strip()));
  }

  @Test
  void saysWhereARefusedBlockStood() {
    String before = new LogBuilder().noise().toString();
    String cut = String.join("\n", VMI.lines().subList(0, 4));
    Scanned scanned = Scanned.of(before + cut);
    int mark = before.getBytes(StandardCharsets.UTF_8).length + cut.indexOf("\"Values\"");
    assertThat(scanned.refusals().get(0).place(), equalTo("build-log.txt byte " + mark));
    assertThat(scanned.refusals().get(0).excerpt(), containsString("CREATE-pods-count"));
  }

  @Test
  void isNotMisledByTheWordValues() {
    LogBuilder log =
        new LogBuilder()
            .add("\"Values\"", "\"Values\": 3", "{\"Values\" : \"x\"}", "  \"Values\": [1]", "{")
            .add("\"Values\":", "\"Values\"\"Values\"\"Values\"");
    Scanned scanned = Scanned.of(log.block(VMI).report(VMI).bytes());
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VMI))));
  }

  @Test
  void listsNoMoreThanFiftyRefusals() {
    LogBuilder log = new LogBuilder();
    for (int i = 0; i < 200; i++) {
      log.add(VMI.lines().subList(0, 4));
    }
    Scanned scanned = Scanned.of(log.block(VM).report(VM).bytes());
    assertThat(scanned.values(), equalTo(valuesOf(List.of(VM))));
    assertThat(scanned.refusals(), hasSize(FoundBlocks.MAX_REFUSALS + 1));
    assertThat(scanned.reasons(), hasItem("and 150 more"));
  }

  @Test
  void readsARealLog() throws IOException {
    Path log = Path.of("../shared/data/build-log-2023-03-13.txt");
    assumeTrue(Files.exists(log), "no " + log + " beside the project");
    Scanned scanned = Scanned.of(Files.readAllBytes(log));
    assertThat(scanned.values(), is(aMapWithSize(3)));
    assertThat(scanned.refusals(), is(empty()));
    assertThat(scanned.values().get("vmi").get("CREATE-pods-count"), is(130.0522222222222));
    assertThat(scanned.values().get("vm").get("CREATE-pods-count"), is(111.11111111111111));
    assertThat(scanned.values().keySet(), hasItems("vm-instancetype"));
  }

  @Test
  void aColourThatIsCutShortDoesNotTakeTheBrace() throws IOException {
    LogBuilder log = new LogBuilder();
    Shape.GINKGO_2.print(log, SampleBlock.VMI);
    Scanned scanned = Scanned.of("\u001b[" + log);
    assertThat(scanned.values(), equalTo(SampleBlock.valuesOf(List.of(SampleBlock.VMI))));
  }
}
