package io.github.perfreport.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void isOneLineForAPerson() {
    Refusal refusal = new Refusal("log", "a\n  b\u0000", "{\r\n\t\"x\": \u001b[31m1\n}");
    assertThat(refusal.reason(), equalTo("a b"));
    assertThat(refusal.excerpt(), equalTo("{ \"x\": [31m1 }"));
  }

  @Property(tries = 200)
  void isShortWhateverTheLog(@ForAll String text) {
    Refusal refusal = new Refusal("log", text.repeat(20), text.repeat(20));
    assertThat(refusal.reason().length(), lessThanOrEqualTo(300));
    assertThat(refusal.excerpt().length(), lessThanOrEqualTo(Refusal.EXCERPT_LENGTH));
    assertThat(refusal.excerpt().chars().anyMatch(c -> c < ' ' || c == 127), equalTo(false));
  }

  @Property(tries = 200)
  void isTheSameOnWhateverWay(@ForAll @IntRange(max = 320) int length, @ForAll String text) {
    String cutAtABlank = "x".repeat(length) + " " + text.repeat(20);
    Refusal refusal = new Refusal("log", cutAtABlank, cutAtABlank);
    assertThat(SerializableUtils.clone(refusal), equalTo(refusal));
  }

  @Test
  void theBlankAtWhichAnExcerptIsCutGoesToo() {
    Refusal refusal = new Refusal("log", "", "x".repeat(Refusal.EXCERPT_LENGTH - 1) + " y");
    assertThat(refusal.excerpt(), equalTo("x".repeat(Refusal.EXCERPT_LENGTH - 1)));
  }
}
