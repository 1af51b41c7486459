package io.github.perfreport.cli;

import io.github.perfreport.formats.Found;
import io.github.perfreport.formats.Measurement;
import io.github.perfreport.formats.Reading;

/** Receives the measurements that the formats find in one file. */
interface InspectionOutput extends Found {

  /** Begins a format; the next measurements belong to it. */
  void begin(Reading reading);

  /** Takes a measurement. */
  void taken(Measurement measurement);

  /** Called once all formats have read the file. */
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
