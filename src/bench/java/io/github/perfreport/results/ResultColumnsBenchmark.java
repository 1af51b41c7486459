package io.github.perfreport.results;

import io.github.perfreport.definition.ChangeRules;
import io.github.perfreport.definition.Lane;
import io.github.perfreport.definition.TimeBound;
import io.github.perfreport.model.Block;
import io.github.perfreport.model.Measurement;
import io.github.perfreport.model.Run;
import io.github.perfreport.model.RunResult;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast a run's results.json of 60 metrics is read, in files a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 2)
@Fork(1)
public class ResultColumnsBenchmark {

  private static final int METRICS = 60;

  private byte[] json;
  private ResultColumns columns;

  /** Writes the file. */
  @Setup
  public void prepare() throws IOException {
    TreeMap<String, Measurement> values = new TreeMap<>();
    for (int i = 0; i < METRICS; i++) {
      values.put("CREATE-resource" + i + "-count", new Measurement(Math.sqrt(i + 2) * 100, null));
    }
    List<String> reported = new ArrayList<>(values.keySet()).subList(0, 45);
    Run run = new Run("job", "1", Instant.parse("2026-01-05T00:00:00Z"), null, "SUCCESS");
    TreeMap<String, Block> blocks = new TreeMap<>(Map.of("vmi", new Block(values)));
    json = RunResultJson.write(new RunResult(run, blocks, new TreeMap<>(), List.of()));
    columns =
        new ResultColumns(
            new Lane(
                "lane",
                new Lane.Source("logs", List.of(), TimeBound.parse("0"), null),
                List.of(),
                Map.of("vmi", reported),
                Lane.Report.PLAIN,
                Lane.Folders.of("output", "lane"),
                ChangeRules.DEFAULT));
    System.out.println("# " + json.length + " bytes");
  }

  /** Reads the file once. */
  @Benchmark
  public ResultColumns.Content read() throws IOException {
    return columns.read("job", "1", json, json.length);
  }
}
