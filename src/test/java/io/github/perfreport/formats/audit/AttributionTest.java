package io.github.perfreport.formats.audit;

import static io.github.perfreport.formats.audit.SampleBlock.ALL;
import static io.github.perfreport.formats.audit.SampleBlock.DENSITY;
import static io.github.perfreport.formats.audit.SampleBlock.INSTANCETYPE;
import static io.github.perfreport.formats.audit.SampleBlock.VM;
import static io.github.perfreport.formats.audit.SampleBlock.VMI;
import static io.github.perfreport.formats.audit.SampleBlock.valuesOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.github.perfreport.definition.Definition;
import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.model.Block;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which resource each block is given to, and by which evidence. */
class AttributionTest {

  private static final String PLACE = "/src/tests/performance/density.go:100";

  private static FoundBlocks scan(
      List<ResourceRule> rules, LogBuilder log, Map<String, Block> files) {
    return scan(rules, log.bytes(), files);
  }

  private static FoundBlocks scan(List<ResourceRule> rules, byte[] log, Map<String, Block> files) {
    FoundBlocks found = new FoundBlocks();
    try {
      new BlockScanner(rules, 1 << 20).scan(new ByteArrayInputStream(log), "log", files, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static FoundBlocks scan(LogBuilder log) {
    return scan(Scanned.RULES, log, Map.of());
  }

  private static Map<String, Map<String, Double>> values(FoundBlocks found) {
    return Scanned.of(found).values();
  }

  private static List<String> reasons(FoundBlocks found) {
    return Scanned.of(found).reasons();
  }

  private static Block parsed(SampleBlock block) {
    byte[] json = block.json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    try {
      return BlockJson.read(json, new LeftOut());
    } catch (BlockRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ResourceRule> withOnly(String... resources) {
    return Scanned.RULES.stream()
        .map(
            rule ->
                new ResourceRule(
                    rule.resource(),
                    rule.spec(),
                    rule.artifacts(),
                    List.of(resources).contains(rule.resource())
                        ? List.of("PATCH-virtualmachines-count")
                        : List.of()))
        .toList();
  }

  @Test
  void givesABlockForEachResourceInTheOrderOfTheDefinition() {
    LogBuilder log = new LogBuilder();
    ALL.forEach(block -> log.noise().block(block).add("•"));
    FoundBlocks found = scan(log.add("", "Ran 3 of 1406 Specs in 9.1 seconds"));
    assertThat(values(found), equalTo(valuesOf(ALL)));
    assertThat(found.sources().values(), everyItem(endsWith(", by the order of the specs")));
    assertThat(found.refusals(), is(empty()));
  }

  @Test
  void refusesABlockThatMayBeOfSeveral() {
    FoundBlocks found = scan(new LogBuilder().block(VMI).add("•").block(VM).add("•S"));
    assertThat(values(found), is(anEmptyMap()));
    assertThat(
        reasons(found),
        contains(
            containsString("and may be that of vmi or vm"),
            containsString("and may be that of vm or vm-instancetype")));
  }

  @Test
  void aMetricThatOnlySomeResourcesHaveDecides() {
    SampleBlock vm = VM.with("PATCH-virtualmachines-count", "7");
    LogBuilder log = new LogBuilder().block(vm).add("•").block(INSTANCETYPE).add("•");
    FoundBlocks found = scan(withOnly("vm", "vm-instancetype"), log, Map.of());
    assertThat(values(found), equalTo(valuesOf(List.of(vm, INSTANCETYPE))));
    assertThat(
        found.sources().get("vm"),
        endsWith(", by the order of the specs and by PATCH-virtualmachines-count"));
    assertThat(
        reasons(scan(withOnly("vm", "vm-instancetype"), new LogBuilder().block(vm), Map.of())),
        contains(containsString("vm or vm-instancetype")));
  }

  @Test
  void anEqualArtifactDecidesAndHelpsToDecideTheRest() {
    LogBuilder log = new LogBuilder().block(VMI).add("•").block(VM).add("•");
    FoundBlocks found = scan(Scanned.RULES, log, Map.of("vm", parsed(VM)));
    assertThat(values(found), equalTo(valuesOf(List.of(VMI, VM))));
    assertThat(found.sources().get("vm"), endsWith(", as in the resource's artifact"));
  }

  @Test
  void anArtifactOfAnotherRunOverrulesNothing() {
    LogBuilder log = new LogBuilder();
    ALL.forEach(block -> log.block(block).add("•"));
    FoundBlocks found = scan(Scanned.RULES, log, Map.of("vmi", parsed(INSTANCETYPE)));
    assertThat(values(found), equalTo(valuesOf(ALL)));
  }

  @ParameterizedTest
  @EnumSource(LogBuilder.Prefix.class)
  void givesNoBlockToASpecThatFailedBehindItsMark(LogBuilder.Prefix prefix) {
    LogBuilder log = new LogBuilder().block(VMI).add("•").failed(VM).block(INSTANCETYPE).add("•S");
    FoundBlocks found =
        scan(
            Scanned.RULES,
            log.add("", "Ran 3 of 4 Specs in 2.202 seconds").bytes(prefix, false, false),
            Map.of());
    assertThat(values(found), equalTo(valuesOf(List.of(VMI, INSTANCETYPE))));
  }

  @Test
  void refusesWhatTheCountOfSpecsContradicts() {
    LogBuilder log = new LogBuilder().add("Running Suite: Tests", "====================");
    log.block(VMI).failed(VM).add("•", "", "Ran 3 of 4 Specs in 2.202 seconds");
    FoundBlocks found = scan(log);
    assertThat(values(found), is(anEmptyMap()));
    assertThat(reasons(found), contains("3 specs ran, but the log shows the end of 2"));
  }

  @Test
  void decidesEachSuiteOnItsOwn() {
    LogBuilder log = new LogBuilder().add("•••S", "", "Ran 3 of 9 Specs in 0.1 seconds", "PASS");
    ALL.forEach(block -> log.block(block).add("•"));
    log.add("Ran 3 of 1406 Specs in 9.1 seconds", "•", "Ran 1 of 1 Specs in 1 seconds");
    assertThat(values(scan(log)), equalTo(valuesOf(ALL)));
  }

  @Test
  void takesTheNameAboveInVerboseLogs() {
    LogBuilder log = new LogBuilder().add(LogBuilder.RULE);
    for (SampleBlock block : List.of(VM, VMI)) {
      log.add("[sig-performance] Density test [small] " + block.spec() + " [slow]", PLACE).noise();
      log.block(block).add("• [400.100 seconds]", LogBuilder.RULE);
    }
    log.add("[sig-performance] another spec", PLACE).block(INSTANCETYPE);
    FoundBlocks found = scan(log.add("• [3.1 seconds]", LogBuilder.RULE));
    assertThat(values(found), equalTo(valuesOf(List.of(VMI, VM))));
    assertThat(found.sources().values(), everyItem(endsWith(", by the name above it")));
    assertThat(reasons(found), contains(containsString("no known resource: [sig-performance] a")));
  }

  @Test
  void takesTheNameAboveInVeryVerboseLogs() {
    LogBuilder log = new LogBuilder().add(LogBuilder.RULE);
    log.add("[sig-performance] Density test", PLACE, "  [small]", "  " + PLACE);
    log.add("    " + VMI.spec(), "    " + PLACE).block(VMI);
    FoundBlocks found = scan(log.add("• [400.100 seconds]", LogBuilder.RULE));
    assertThat(values(found), equalTo(valuesOf(List.of(VMI))));
  }

  @Test
  void readsBlocksWithoutSpecsInTheirOrder() {
    List<ResourceRule> rules = unnamed("vmi-200", "vmi-400", "vmi-600");
    LogBuilder log = new LogBuilder();
    List<SampleBlock> blocks = List.of(DENSITY, DENSITY.with("a", "1"), DENSITY.with("a", "2"));
    blocks.forEach(block -> log.noise().block(block));
    Map<String, Map<String, Double>> expected = new TreeMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      expected.put(rules.get(i).resource(), blocks.get(i).values());
    }
    assertThat(values(scan(rules, log, Map.of())), equalTo(expected));
    FoundBlocks more = scan(rules, log.block(DENSITY), Map.of());
    assertThat(values(more), is(anEmptyMap()));
    assertThat(more.refusals(), hasSize(4));
  }

  @Test
  void refusesBlocksWithoutSpecsIfOneIsMissing() {
    List<ResourceRule> rules = unnamed("vmi-200", "vmi-400", "vmi-600");
    LogBuilder log = new LogBuilder().block(DENSITY).block(DENSITY);
    FoundBlocks two = scan(rules, log, Map.of());
    assertThat(values(two), is(anEmptyMap()));
    assertThat(reasons(two), everyItem(containsString("the log has 2 blocks for 3 resources")));
    FoundBlocks cut = scan(rules, log.add(DENSITY.lines().subList(0, 4)), Map.of());
    assertThat(values(cut).keySet(), contains("vmi-200", "vmi-400"));
    assertThat(reasons(cut), contains(containsString("cut")));
  }

  @Test
  void knowsTheSpecsOfKwok() {
    LogBuilder log = new LogBuilder().block(VMI);
    log.report("• [FAILED] [9.1 seconds]", "create a batch of fake VMIs should successfully");
    log.block(VM).report("• [FAILED] [9.1 seconds]", "create a batch of fake VMs should");
    for (String lane : List.of("kubevirt-kwok.yaml", "kubevirt-kwok-100.yaml")) {
      FoundBlocks found = scan(Definition.builtInRules(lane), log, Map.of());
      assertThat(values(found), equalTo(valuesOf(List.of(VMI, VM))));
    }
  }

  private static List<ResourceRule> unnamed(String... resources) {
    return java.util.Arrays.stream(resources)
        .map(resource -> new ResourceRule(resource, null, List.of(), List.of()))
        .toList();
  }

  @Test
  void oneResourceHasNoOrder() {
    FoundBlocks found =
        scan(Scanned.RULES.subList(0, 1), new LogBuilder().block(VMI).add("•"), Map.of());
    assertThat(values(found), is(anEmptyMap()));
    assertThat(reasons(found), contains(containsString("'spec: none' takes blocks without")));
  }
}
