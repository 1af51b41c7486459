package io.github.perfreport.formats.audit;

import io.github.perfreport.definition.ResourceRule;
import io.github.perfreport.formats.audit.Suite.Spec;
import io.github.perfreport.model.Block;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Attributes the blocks of a suite when it has ended. */
final class SuiteEnd {

  private static final String NAMELESS = "its spec passed without its name being printed, ";

  private final List<ResourceRule> rules;
  private final Map<String, Block> artifacts;
  private final FoundBlocks found;

  SuiteEnd(List<ResourceRule> rules, Map<String, Block> artifacts, FoundBlocks found) {
    this.rules = rules;
    this.artifacts = artifacts;
    this.found = found;
  }

  /**
   * Attributes or refuses each block of the suite.
   *
   * @param counted how many specs ran by Ginkgo's own count; -1 where the log doesn't say
   */
  void decide(Suite suite, int counted) {
    List<Spec> specs = suite.specs();
    String disorder = disorder(suite, counted);
    List<BitSet> possible = disorder.isEmpty() ? possible(specs) : List.of();
    for (int i = 0; i < specs.size(); i++) {
      Spec spec = specs.get(i);
      if (spec.block() == null) {
        continue;
      }
      if (!spec.isNamed()) {
        decide(spec, possible.isEmpty() ? null : possible.get(i), disorder);
      } else if (spec.behindRule() && suite.hasLostEnds(counted)) {
        found.refuse(spec.block().refusal(suite.miscount(counted)));
      } else {
        put(spec.rule(), spec.block(), spec.evidence());
      }
    }
  }

  private String disorder(Suite suite, int counted) {
    if (rules.size() == 1) {
      return "and one resource has no order ('spec: none' takes blocks without a name)";
    }
    return hasOneForEach(suite.specs()) ? "" : suite.disorder(counted);
  }

  /** Whether there is one unnamed spec for each resource; then they are in order. */
  private boolean hasOneForEach(List<Spec> specs) {
    return specs.size() == rules.size() && specs.stream().noneMatch(Spec::isNamed);
  }

  private void decide(Spec spec, BitSet possible, String disorder) {
    FoundBlock block = spec.block();
    if (possible == null) {
      String why = disorder.isEmpty() ? "and no order of the resources fits the log" : disorder;
      found.refuse(block.refusal(NAMELESS + why));
    } else if (possible.cardinality() == 1) {
      int rule = possible.nextSetBit(0);
      put(rule, block, evidence(block.block()));
    } else {
      String open = "and may be that of " + names(possible);
      found.refuse(block.refusal(NAMELESS + open + ": no report, metric or artifact decides"));
    }
  }

  private void put(int rule, FoundBlock block, String evidence) {
    found.put(rules.get(rule).resource(), block.block(), block.place() + ", " + evidence);
  }

  private String names(BitSet resources) {
    return resources.stream()
        .mapToObj(rule -> rules.get(rule).resource())
        .collect(Collectors.joining(" or "));
  }

  /** The resources that each spec may belong to; empty if no order of the resources fits. */
  private List<BitSet> possible(List<Spec> specs) {
    List<BitSet> possible = SourceOrder.possible(candidates(specs, true));
    // A file of another run, or an overwritten one, can't override the order of the log.
    return possible.isEmpty() ? SourceOrder.possible(candidates(specs, false)) : possible;
  }

  private List<BitSet> candidates(List<Spec> specs, boolean byArtifacts) {
    List<BitSet> candidates = new ArrayList<>();
    for (Spec spec : specs) {
      BitSet rule = new BitSet();
      if (spec.isNamed()) {
        rule.set(spec.rule());
      } else {
        rule.or(candidates(spec.block(), byArtifacts));
      }
      candidates.add(rule);
    }
    return candidates;
  }

  private BitSet candidates(FoundBlock block, boolean byArtifacts) {
    BitSet all = new BitSet();
    all.set(0, rules.size());
    if (block == null) {
      return all;
    }
    BitSet equal = byArtifacts ? equalToArtifact(block.block()) : new BitSet();
    return equal.isEmpty() ? holding(exclusiveMetric(block.block())) : equal;
  }

  private BitSet equalToArtifact(Block block) {
    BitSet equal = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      equal.set(i, block.equals(artifacts.get(rules.get(i).resource())));
    }
    return equal;
  }

  /** A metric of the block that only some resources can have. */
  private Optional<String> exclusiveMetric(Block block) {
    return rules.stream()
        .flatMap(rule -> rule.only().stream())
        .filter(block.values()::containsKey)
        .findFirst();
  }

  private BitSet holding(Optional<String> metric) {
    BitSet holding = new BitSet();
    for (int i = 0; i < rules.size(); i++) {
      holding.set(i, metric.isEmpty() || rules.get(i).only().contains(metric.get()));
    }
    return holding;
  }

  private String evidence(Block block) {
    if (equalToArtifact(block).cardinality() == 1) {
      return "as in the resource's artifact";
    }
    String order = "by the order of the specs";
    return exclusiveMetric(block).map(metric -> order + " and by " + metric).orElse(order);
  }
}
