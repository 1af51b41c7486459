package io.github.perfreport.cli;

import io.github.perfreport.formats.Found;
import io.github.perfreport.formats.Measurement;
import io.github.perfreport.formats.Reading;

/** Says what the formats find in one file. */
interface Inspection extends Found {

  /** What is found from now on is this format's. */
  void begin(Reading reading);

  /** A number that stands for itself. */
  void taken(Measurement measurement);

  /** All formats have read the file. */
  void end();

  @Override
  default void measured(Measurement measurement) {
    if (measurement.zeroIsAbsent() && measurement.value().signum() == 0) {
      left(String.join(" ", measurement.fields().values()), "0 says that nothing was measured");
    } else {
      taken(measurement);
    }
  }
}
