package io.github.perfreport.formats;

import java.util.List;
import java.util.Optional;

/** The list of formats. A new format is a class and a line here. */
public final class Formats {

  private static final List<LogFormat> ALL =
      List.of(
          new KubevirtAudit(),
          new KubeBurner(),
          new K8sPerfdata(),
          new GoBench(),
          new CargoBench(),
          new Jmh(),
          new GoogleBenchmark(),
          new JsonFormat(),
          new Bmf(),
          new LineFormat(),
          new OpenMetrics(),
          new Junit());

  private Formats() {}

  /** All formats, in the order in which {@code inspect} tries them. */
  public static List<LogFormat> all() {
    return ALL;
  }

  /** The format of a name. */
  public static Optional<LogFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }
}
