package io.github.perfreport.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final Retries.Limits LIMITS =
      new Retries.Limits(
          3,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMillis(50),
          Duration.ofSeconds(9));

  private final Retries retries =
      new Retries(LIMITS, failure -> !(failure instanceof FileNotFoundException));
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void whatPassesIsTriedAgain() throws IOException {
    String answer =
        retries.call(
            () -> {
              if (calls.incrementAndGet() < 3) {
                throw new IOException("busy");
              }
              return "well";
            });

    assertThat(answer, is("well"));
  }

  @Test
  void whatDoesNotPassIsNotTriedAgain() {
    assertThrows(FileNotFoundException.class, () -> retries.call(() -> fail("none", true)));

    assertThat(calls.get(), is(1));
  }

  @Test
  void whatDoesNotPassInTimeIsAFailure() {
    IOException failure =
        assertThrows(IOException.class, () -> retries.call(() -> fail("busy", false)));

    assertThat(failure.getMessage(), is("busy"));
    assertThat(calls.get(), is(3));
  }

  @Test
  void aStoreThatAnswersNothingForLongIsAskedNoMore() throws InterruptedException {
    assertThrows(IOException.class, () -> retries.call(() -> fail("busy", false)));
    Thread.sleep(60);
    assertThrows(IOException.class, () -> retries.call(() -> fail("busy", false)));
    int soFar = calls.get();

    IOException failure =
        assertThrows(IOException.class, () -> retries.call(() -> fail("busy", false)));

    assertThat(failure.getMessage(), is("not tried: the store no longer answers"));
    assertThat(calls.get(), is(soFar));
  }

  @Test
  void aStoreThatAnswersNowAndThenIsAskedOn() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThrows(IOException.class, () -> retries.call(() -> fail("busy", false)));
      Thread.sleep(30);
      assertThat(retries.call(() -> "well"), is("well"));
    }
  }

  private String fail(String message, boolean lasting) throws IOException {
    calls.incrementAndGet();
    throw lasting ? new FileNotFoundException(message) : new IOException(message);
  }
}
