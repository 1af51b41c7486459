package io.github.perfreport.formats;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CargoBenchTest {

  private static final String ESTIMATES =
      "{\"mean\":{\"confidence_interval\":{},\"point_estimate\":413.90,\"standard_error\":1.0},\n"
          + "\"median\":{\"point_estimate\":410.5},\"slope\":null,"
          + "\"std_dev\":{\"point_estimate\":3}}";

  @Test
  void anEstimatesFileIsNamedByItsFolder() {
    assertThat(
        read("target/criterion/sort/heap/10/new/estimates.json", ESTIMATES),
        contains(
            "{name=sort/heap/10, stat=mean} 413.90 ns lower",
            "{name=sort/heap/10, stat=median} 410.5 ns lower"));
  }

  @Test
  void anEarlierRunsEstimatesAndRatiosAreLeft() {
    for (String folder : List.of("base", "change")) {
      assertThat(
          read("target/criterion/sort/" + folder + "/estimates.json", ESTIMATES),
          contains(containsString("not this run's estimates")));
    }
  }

  @Test
  void aCutEstimatesFileIsLeft() {
    assertThat(
        read("target/criterion/sort/new/estimates.json", ESTIMATES.substring(0, 40)),
        contains(containsString("no JSON: ")));
  }

  @Test
  void messagesOfCargoCriterionAreRead() {
    String message =
        "{\"reason\":\"benchmark-complete\",\"id\":\"sort/heap\",\"typical\":{\"estimate\":13.5,"
            + "\"lower_bound\":12,\"upper_bound\":14,\"unit\":\"ns\"},\"throughput\":[]}";

    assertThat(
        read("out.json", message + "\n{\"reason\":\"group-complete\"}\n"),
        contains("{name=sort/heap} 13.5 ns lower"));
  }

  private static List<String> read(String place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Collected.of(Reading.named("cargo-bench"), bytes, place).all;
  }
}
