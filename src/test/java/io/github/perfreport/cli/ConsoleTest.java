package io.github.perfreport.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private static final String CLEAR = "\r\u001b[K";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void progressIsSilentWhereThereIsNoTerminal() {
    Console console = console(false);
    console.progress(
        () -> {
          throw new AssertionError("made though nobody sees it");
        });
    console.say("done");
    console.warn("but");

    assertThat(out.toString(), is("done\n"));
    assertThat(err.toString(), is("perf-report-creator: but\n"));
  }

  @Test
  void progressIsOneLineWrittenOverAndGoneBeforeTheNext() {
    Console console = console(true);
    console.progress(() -> "a third");
    console.progress(() -> "half");
    console.say("done");
    console.say("so");

    assertThat(err.toString(), is(CLEAR + "a third" + CLEAR + "half" + CLEAR));
    assertThat(out.toString(), is("done\nso\n"));
  }

  @Test
  void quietLeavesWhatWasAskedForAndWarnings() {
    Console console = console(true);
    console.beQuiet(true);
    console.progress(() -> "half");
    console.note("note");
    console.sum("summary");
    console.say("result");
    console.warn("but");

    assertThat(out.toString(), is("result\n"));
    assertThat(err.toString(), is("perf-report-creator: but\n"));
  }

  @Test
  void detailsAreForThoseWhoAsk() {
    Console console = console(false);
    console.detail(() -> "before");
    console.beVerbose(true);
    console.detail(() -> "after");

    assertThat(err.toString(), is("after\n"));
  }

  private Console console(boolean terminal) {
    return new Console(new PrintWriter(out), new PrintWriter(err), terminal);
  }
}
