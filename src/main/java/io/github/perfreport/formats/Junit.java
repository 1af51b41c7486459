package io.github.perfreport.formats;

import java.util.List;

/** Times of test cases in JUnit's XML, as most test tools write it. */
final class Junit implements LogFormat {

  @Override
  public String name() {
    return "junit";
  }

  @Override
  public List<String> fields() {
    return List.of("suite", "classname", "name");
  }

  @Override
  public String nameTemplate() {
    return "{suite}/{classname}/{name}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return new JunitReader(settings.maxBytes());
  }
}
