package io.github.perfreport.cli;

import io.github.perfreport.formats.Found;
import io.github.perfreport.formats.Reading;

/** Says what the formats find in one file. */
interface Inspection extends Found {

  /** What is found from now on is this format's. */
  void begin(Reading reading);

  /** All formats have read the file. */
  void end();
}
