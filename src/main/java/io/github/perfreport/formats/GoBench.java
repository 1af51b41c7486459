package io.github.perfreport.formats;

import java.util.List;

/** What {@code go test -bench} prints, as text or with {@code -json}. */
final class GoBench implements LogFormat {

  @Override
  public String name() {
    return "go-bench";
  }

  @Override
  public List<String> fields() {
    return List.of("pkg", "name", "procs");
  }

  @Override
  public String nameTemplate() {
    return "{pkg}/{name}-{procs}-{unit}";
  }

  @Override
  public FormatReader reader(FormatSettings settings) {
    return (text, place, found) -> {
      Lines lines = new Lines(text, settings, found);
      GoResults results = new GoResults(found);
      GoEvents events = new GoEvents(settings.maxBytes(), results::line);
      Marks marks = Marks.of("Benchmark", "pkg:", "ok  ", "FAIL", "Unit ", "\"Action");
      String line = lines.next(marks);
      while (line != null) {
        if (!events.add(line)) {
          results.line("", line);
        }
        line = lines.next(results.isTorn() ? null : marks);
      }
      events.end();
      results.end();
    };
  }
}
