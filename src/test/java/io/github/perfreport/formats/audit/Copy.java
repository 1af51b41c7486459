package io.github.perfreport.formats.audit;

import java.nio.charset.StandardCharsets;

/** How a shell copies a log line by line, which takes the indentation off. */
enum Copy {
  /** {@code while read line; do echo "$(date) $line"; done}. */
  READ_LINE {
    @Override
    String of(String prefix, String line) {
      return prefix + line.strip();
    }
  },
  /** The same without the quotes. */
  ECHO {
    @Override
    String of(String prefix, String line) {
      return (prefix + line).strip().replaceAll(" +", " ");
    }
  },
  /** {@code sed 's/ * / /g'}. */
  SQUEEZE {
    @Override
    String of(String prefix, String line) {
      return (prefix + line).replaceAll(" +", " ");
    }
  };

  abstract String of(String prefix, String line);

  byte[] of(LogBuilder log, LogBuilder.Prefix prefix) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < log.lines().size(); i++) {
      text.append(of(prefix.of(i), log.lines().get(i))).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
