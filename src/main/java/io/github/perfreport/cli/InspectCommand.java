package io.github.perfreport.cli;

import io.github.perfreport.definition.UsageException;
import io.github.perfreport.formats.Reading;
import io.github.perfreport.storage.LogStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what each format reads from a file: the first step to a definition. */
@Command(
    name = "inspect",
    description = {
      "Show which formats find measurements in files: their number, names, units and directions,",
      "and what is left out and why. Files may be compressed by gzip."
    },
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {

  @ParentCommand private RootCommand root;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders of files.")
  private List<Path> places;

  @Option(
      names = "--as",
      paramLabel = "FORMAT[:PRESET]",
      description = "The only format to read by, such as go-bench or lines:wrk; else all.")
  private String as;

  @Option(
      names = "--json",
      description = "Print a line of JSON for each measurement and for each that was left out.")
  private boolean json;

  @Override
  public Integer call() {
    List<Reading> readings = readings();
    for (Path place : places) {
      for (Path file : files(place)) {
        inspect(file, readings);
      }
    }
    return ExitCode.WELL;
  }

  private List<Reading> readings() {
    try {
      return as == null ? Reading.all() : List.of(Reading.named(as));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--as: " + e.getMessage(), e);
    }
  }

  private static List<Path> files(Path place) {
    if (!Files.exists(place)) {
      throw new UsageException(place + ": no such file");
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UsageException(place + ": can't be read: " + e.getMessage(), e);
    }
  }

  private void inspect(Path file, List<Reading> readings) {
    InspectionOutput inspection =
        json ? new InspectionJson(say(), file) : new InspectionText(say(), file);
    for (Reading reading : readings) {
      inspection.begin(reading);
      try (InputStream text = LogStream.open(file.toString())) {
        reading.read(text, file.toString(), inspection);
      } catch (IOException e) {
        inspection.left(file.toString(), "can't be read: " + e.getMessage());
      }
    }
    inspection.end();
  }

  private Consumer<String> say() {
    return root.console()::say;
  }
}
